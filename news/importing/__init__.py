"""Pages of the old site, saved as text, on their way to articles."""

from news.importing.article import PlaceTaken, create_article
from news.importing.old_page import OldPage, Unreadable, read_old_page

__all__ = ["OldPage", "PlaceTaken", "Unreadable", "create_article", "read_old_page"]
