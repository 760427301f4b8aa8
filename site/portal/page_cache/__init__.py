"""Anonymous pages as bytes: rendered once for each version of the content, served in front of Django."""

from portal.page_cache.cache import PageCache
from portal.page_cache.off import NothingKept

__all__ = ["NothingKept", "PageCache"]
