"""Published articles for other programs: read-only JSON, described by OpenAPI."""

from news.machines.api.views import article, articles, document, sections, unknown
from news.machines.api.words import guide

__all__ = ["article", "articles", "document", "guide", "sections", "unknown"]
