"""What is asked of both sites, and what the larger one may take against the smaller."""

from dataclasses import dataclass

SECTION = "/khen-thuong/"
TAG = "/the/giao-duc/"
PAGES = 1.3
PUBLISHING = 1.5


@dataclass(frozen=True)
class Asked:
    name: str
    address: str = ""  # none for what is no page
    most: float | None = None  # times the smaller site's
    staff: bool = False


ARTICLE = "article"  # its address differs from site to site
ASKED = [
    Asked("home", "/", PAGES),
    Asked("section", SECTION, PAGES),
    Asked("section, page 500", f"{SECTION}?page=500", PAGES),
    Asked("article", ARTICLE, PAGES),
    Asked("tag", TAG, PAGES),
    Asked("tag, page 500", f"{TAG}?page=500", PAGES),
    Asked("writer", "/tac-gia/ctv/", PAGES),
    Asked("archive", "/luu-tru/", PAGES),
    Asked("archive, a year", "/luu-tru/2020/", PAGES),
    Asked("archive, a month", "/luu-tru/2020/05/", PAGES),
    Asked("photo library", "/thu-vien-anh/", PAGES),
    Asked("photo library, page 500", "/thu-vien-anh/?page=500", PAGES),
    Asked("site map", "/so-do-trang/", PAGES),
    Asked("feed", "/rss.xml", PAGES),
    Asked("news sitemap", "/sitemap-news.xml", PAGES),
    Asked("sitemap", "/sitemap.xml"),
    Asked("sitemap, its first part", "/sitemap-0.xml"),
    Asked("search", "/tim-kiem/?q=khen+th%C6%B0%E1%BB%9Fng"),
    Asked("list of articles in the admin", "/quan-tri/bai-viet/", staff=True),
    Asked("the same, page 100", "/quan-tri/bai-viet/?p=100", staff=True),
    Asked("the admin's first page", "/quan-tri/", staff=True),
]
# With nothing kept: after a change of the content, or a minute after the most read were ranked.
FORGOTTEN = [
    Asked("home, all worked out anew", "/"),
    Asked("section, all worked out anew", SECTION),
    Asked("tag, all worked out anew", TAG),
    Asked("archive, all worked out anew", "/luu-tru/"),
    Asked("photo library, all worked out anew", "/thu-vien-anh/"),
]
PUBLISH = Asked("publishing an article", most=PUBLISHING)
RELATE = Asked("relating it to others, by the worker")
