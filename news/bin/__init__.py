"""The bin: deleted pages, photos, documents, contributors and notices wait here for 30 days."""

from news.bin.pages import put_page, restore_page
from news.bin.retention import purge_expired

__all__ = ["purge_expired", "put_page", "restore_page"]
