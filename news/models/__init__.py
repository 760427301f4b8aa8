from news.models.article import ArticleByline, ArticlePage
from news.models.attachment import Attachment
from news.models.binned import BinEntry, BinPage
from news.models.contributor import Contributor
from news.models.home import HomePage
from news.models.notice import Notice
from news.models.photo import Photo, PhotoRendition
from news.models.section import SectionPage
from news.models.settings import FooterLink, MenuItem, SiteSettings
from news.models.standard import StandardPage
from news.models.tag import ArticleTag, Tag

__all__ = [
    "ArticleByline",
    "ArticlePage",
    "ArticleTag",
    "Attachment",
    "BinEntry",
    "BinPage",
    "Contributor",
    "FooterLink",
    "HomePage",
    "MenuItem",
    "Notice",
    "Photo",
    "PhotoRendition",
    "SectionPage",
    "SiteSettings",
    "StandardPage",
    "Tag",
]
