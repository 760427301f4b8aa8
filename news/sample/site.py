"""Builds the sample site in an empty database: the same texts and pictures every time."""

import datetime
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from wagtail.models import Page, Site

from news.importing import create_article, read_old_page
from news.importing.article import contributor
from news.models import (
    ArticleByline,
    ArticlePage,
    FooterLink,
    HomePage,
    MenuItem,
    Notice,
    SectionPage,
    SiteSettings,
    StandardPage,
)
from news.sample import files
from news.sample.album import Album
from news.sample.body import body_of

AGENCY = {
    "agency": "Ban Thi đua - Khen thưởng tỉnh Mây Trắng",
    "parent_agency": "Sở Nội vụ tỉnh Mây Trắng",
    "address": "Số 1, đường Hoa Ban, phường Mây Trắng, tỉnh Mây Trắng",
    "phone": "0999 000 000",
    "email": "tdkt@example.vn",
    "responsible": "Bà Hà Thị Tượng Trưng, Trưởng Ban Thi đua - Khen thưởng",
    "licence": "Giấy phép mẫu số 00/GP-TTĐT, chỉ để minh họa",
    "copyright": "Ghi rõ nguồn khi phát hành lại thông tin từ trang này.",
}
SECTIONS = (
    ("tin-hoat-dong", "Tin hoạt động", "Hội nghị, tập huấn và công việc thường ngày của ngành thi đua, khen thưởng."),
    (
        "phong-trao-thi-dua",
        "Phong trào thi đua",
        "Phát động, sơ kết, tổng kết các phong trào thi đua yêu nước trong tỉnh.",
    ),
    ("khen-thuong", "Khen thưởng", "Quyết định khen thưởng, danh hiệu thi đua và hình thức khen thưởng."),
    (
        "dien-hinh-tien-tien",
        "Điển hình tiên tiến",
        "Những tập thể, cá nhân, hộ gia đình tiêu biểu: gương người tốt, việc tốt.",
    ),
)
COUNTING = "thong-ke-truy-cap"
MENU = ("gioi-thieu",)
FOOTER = ("gioi-thieu", "co-cau-to-chuc", "lien-he", COUNTING, "organization", "contact")
OLD_PAGE_SECTION = "phong-trao-thi-dua"
OLD_PAGE_DATE = datetime.datetime(2021, 12, 27, 15, 40)


def is_empty() -> bool:
    return not HomePage.objects.exists()


def all_pictures() -> list[dict[str, Any]]:
    texts = [*files.articles(), *files.standard_pages()]
    return [*files.OLD_PAGE_PICTURES, *(picture for text in texts for picture in files.pictures_of(text))]


def build(url: str, album: Album, tick: Callable[[], None]) -> dict[int, int]:
    """All pages, settings and notices; returns the carried-over views by the article's id."""
    home = _home(url)
    sections = {slug: _section(home, slug, title, intro) for slug, title, intro in SECTIONS}
    pages: dict[str, StandardPage] = {}
    # An English page names the Vietnamese one, which therefore comes first.
    for entry in sorted(files.standard_pages(), key=lambda entry: "counterpart" in entry):
        pages[entry["slug"]] = _standard(home, entry, pages.get(entry.get("counterpart", "")), album)
    _settings(home, sections, pages)
    for entry in files.notices():
        Notice.objects.create(**entry)
    views = {}
    for entry in files.articles():
        views[_article(sections[entry["section"]], entry, album).pk] = entry["views"]
        tick()
    old = read_old_page(files.OLD_PAGE.read_text(encoding="utf-8"))
    article = create_article(
        old,
        sections[OLD_PAGE_SECTION],
        timezone.make_aware(OLD_PAGE_DATE),
        [album[picture] for picture in files.OLD_PAGE_PICTURES],
        featured=True,
    )
    views[article.pk] = old.views
    tick()
    return views


def _home(url: str) -> HomePage:
    root = Page.get_first_root_node()
    # The welcome page that Wagtail's own migration puts into a new database.
    stock = root.get_children().filter(slug="home").first()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu", show_in_menus=False))
    parts = urlsplit(url)
    values = {
        "root_page": home,
        "hostname": parts.hostname or "localhost",
        "port": parts.port or (443 if parts.scheme == "https" else 80),
        "site_name": AGENCY["agency"],
    }
    Site.objects.update_or_create(is_default_site=True, defaults=values)
    if stock is not None:
        Page.objects.get(pk=stock.pk).delete()
    home.save_revision().publish()
    return home


def _section(home: HomePage, slug: str, title: str, intro: str) -> SectionPage:
    section = home.add_child(instance=SectionPage(title=title, slug=slug, intro=intro, show_in_menus=True))
    section.save_revision().publish()
    return section


def _standard(home: HomePage, entry: dict[str, Any], counterpart: StandardPage | None, album: Album) -> StandardPage:
    page = home.add_child(
        instance=StandardPage(
            title=entry["title"],
            slug=entry["slug"],
            lead=entry["lead"],
            language=entry.get("language", "vi"),
            counterpart=counterpart,
            body=body_of(entry, album),
        )
    )
    page.save_revision().publish()
    return page


def _settings(home: HomePage, sections: dict[str, SectionPage], pages: dict[str, StandardPage]) -> None:
    settings = SiteSettings(pk=1, **AGENCY)
    settings.menu_items.set(
        [
            MenuItem(page=home, label="Trang chủ"),
            *(MenuItem(page=pages[slug]) for slug in MENU if slug in pages),
            *(MenuItem(page=section) for section in sections.values()),
            *(MenuItem(page=pages[slug]) for slug in ("lien-he",) if slug in pages),
        ]
    )
    settings.footer_links.set([FooterLink(page=pages[slug]) for slug in FOOTER if slug in pages])
    settings.counting_page = pages.get(COUNTING)
    settings.save()


def _article(section: SectionPage, entry: dict[str, Any], album: Album) -> ArticlePage:
    published_on = timezone.make_aware(entry["published"])
    article = ArticlePage(
        title=entry["title"],
        slug=entry["slug"],
        lead=entry["lead"],
        published_on=published_on,
        first_published_at=published_on,
        source=entry.get("source", ""),
        featured=entry.get("featured", False),
        cover=album[entry["cover"]] if "cover" in entry else None,
        body=body_of(entry, album),
    )
    article.bylines.set([ArticleByline(contributor=contributor(name)) for name in entry["byline"]])
    article.tags.set(entry["tags"])
    section.add_child(instance=article)
    article.save_revision().publish()
    return article
