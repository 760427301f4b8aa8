"""Sitemaps for search engines: one file, or an index of files once the articles are many."""

from news.machines.sitemaps.news import news_sitemap
from news.machines.sitemaps.views import sitemap, sitemap_part

__all__ = ["news_sitemap", "sitemap", "sitemap_part"]
