from news.models.album import Album, AlbumPhoto
from news.models.article import ArticleByline, ArticlePage
from news.models.attachment import Attachment
from news.models.binned import BinEntry, BinPage
from news.models.contributor import Contributor
from news.models.home import HomePage
from news.models.linked_host import LinkedHost
from news.models.missed_search import MissedSearch
from news.models.notice import Notice
from news.models.photo import Photo, PhotoRendition
from news.models.related import ArticleTerm, RelatedArticle
from news.models.search_entry import SearchEntry, SearchTerm
from news.models.search_file import SearchFile
from news.models.section import SectionPage
from news.models.settings import FooterLink, MenuItem, SiteSettings
from news.models.slip import Slip
from news.models.standard import StandardPage
from news.models.tag import ArticleTag, Tag
from news.models.watch_finding import WatchFinding

__all__ = [
    "Album",
    "AlbumPhoto",
    "ArticleByline",
    "ArticlePage",
    "ArticleTag",
    "ArticleTerm",
    "Attachment",
    "BinEntry",
    "BinPage",
    "Contributor",
    "FooterLink",
    "HomePage",
    "LinkedHost",
    "MenuItem",
    "MissedSearch",
    "Notice",
    "Photo",
    "PhotoRendition",
    "RelatedArticle",
    "SearchEntry",
    "SearchFile",
    "SearchTerm",
    "SectionPage",
    "SiteSettings",
    "Slip",
    "StandardPage",
    "Tag",
    "WatchFinding",
]
