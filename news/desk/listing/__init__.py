"""The listing of all articles: the desk's daily place."""

from news.desk.listing.viewset import ArticleViewSet

__all__ = ["ArticleViewSet"]
