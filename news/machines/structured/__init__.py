"""What a page is about, in the words of schema.org."""

from news.machines.structured.article import news_article
from news.machines.structured.office import organization, website
from news.machines.structured.pages import breadcrumb_list, collection_page, web_page
from news.machines.structured.photos import image_galleries
from news.machines.structured.script import script

__all__ = [
    "breadcrumb_list",
    "collection_page",
    "image_galleries",
    "news_article",
    "organization",
    "script",
    "web_page",
    "website",
]
