"""The sample site's articles without their pictures, and the searches that must find them."""

import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

from django.utils import timezone

from news.importing import read_old_page
from news.importing.article import contributor, create_article
from news.models import ArticleByline, ArticlePage, HomePage, Photo, SectionPage
from news.sample import files, site
from news.sample.body import body_of

FOLDER = Path(__file__).parents[1] / "news" / "search"
OLD = "cu"


class Sought(NamedTuple):
    how: str
    typed: str
    article: str


def gold() -> list[Sought]:
    lines = (FOLDER / "gold.txt").read_text(encoding="utf-8").splitlines()
    rows = [Sought(*(part.strip() for part in line.split("|"))) for line in lines if line and line[0] != "#"]
    return [row._replace(typed=unicodedata.normalize("NFD", row.typed)) if row.how == "nfd" else row for row in rows]


class Unpainted:
    """An album of photos with captions and no picture."""

    def __init__(self) -> None:
        self.photos: dict[tuple[str, ...], Photo] = {}

    def __getitem__(self, picture: dict[str, Any]) -> Photo:
        key = tuple(str(picture.get(name, "")) for name in ("scene", "seed", "ratio"))
        if key not in self.photos:
            caption, credit = picture.get("caption", ""), picture.get("credit", "")
            photo = Photo(title=caption[:255] or "Ảnh", caption=caption, credit=credit, file="x.jpg", width=3, height=2)
            [self.photos[key]] = Photo.objects.bulk_create([photo])
        return self.photos[key]


def make_sample(home: HomePage) -> dict[int, str]:
    """The articles under `home`; returns their names in the gold set by id."""
    album: Any = Unpainted()
    sections = {slug: home.add_child(instance=SectionPage(title=title, slug=slug)) for slug, title, _ in site.SECTIONS}
    names = {}
    for number, entry in enumerate(files.articles(), 1):
        article = ArticlePage(
            title=entry["title"],
            slug=entry["slug"],
            lead=entry["lead"],
            published_on=timezone.make_aware(entry["published"]),
            source=entry.get("source", ""),
            body=body_of(entry, album),
            bylines=[ArticleByline(contributor=contributor(name)) for name in entry["byline"]],
        )
        article.tags.set(entry["tags"])
        names[sections[entry["section"]].add_child(instance=article).pk] = f"{number:02}"
    old = read_old_page(files.OLD_PAGE.read_text(encoding="utf-8"))
    photos = [album[picture] for picture in files.OLD_PAGE_PICTURES]
    moment = timezone.make_aware(site.OLD_PAGE_DATE)
    names[create_article(old, sections[site.OLD_PAGE_SECTION], moment, photos).pk] = OLD
    assert ArticlePage.objects.published().count() == len(names)
    return names
