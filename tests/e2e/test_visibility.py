"""What is not published is nowhere; what is scheduled appears in its time."""

import json
from urllib.parse import quote

from tests.e2e.server import Portal, eventually

SECTION = "/phong-trao-thi-dua/"
LISTS = (
    "/",
    SECTION,
    f"{SECTION}?page=2",
    f"{SECTION}cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua/",
    "/sitemap.xml",
    "/so-do-trang/",
    "/sitemap-news.xml",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
)

MAKE = """
import datetime
from django.utils import timezone
from news.models import ArticlePage, SectionPage

section = SectionPage.objects.get(slug="phong-trao-thi-dua")

def make(slug, **values):
    page = ArticlePage(title=f"Xuân Giáp Thử {slug}", slug=slug, lead="Tin thử.", live=False, **values)
    return section.add_child(instance=page)
"""
FOUR = """
make("cong-khai").save_revision().publish()
make("nhap").save_revision()
make("hen-gio", go_live_at=timezone.now() + datetime.timedelta(days=2)).save_revision().publish()
taken_down = make("da-go")
taken_down.save_revision().publish()
ArticlePage.objects.get(pk=taken_down.pk).unpublish()
"""
SOON = """
when = timezone.now() + datetime.timedelta(seconds=4)
make("sap-len", go_live_at=when).save_revision().publish()
print(ArticlePage.objects.get(slug="sap-len").live)
"""


def test_draft_scheduled_and_unpublished_articles_are_404_and_in_no_list(portal: Portal) -> None:
    portal.shell(MAKE + FOUR)
    eventually(lambda: portal.get(f"{SECTION}cong-khai/").status == 200)
    for slug in ("nhap", "hen-gio", "da-go"):
        assert portal.get(f"{SECTION}{slug}/").status == 404

    found = portal.get(f"/tim-kiem/?q={quote('Xuân Giáp Thử')}").text
    lists = {address: portal.get(address).text for address in LISTS} | {"search": found}
    for slug in ("nhap", "hen-gio", "da-go"):
        assert [name for name, text in lists.items() if f"{SECTION}{slug}/" in text] == []
    published = {name for name, text in lists.items() if f"{SECTION}cong-khai/" in text}
    assert published >= {"/", SECTION, "/sitemap.xml", "search"}
    suggested = portal.get(f"/tim-kiem/goi-y/?q={quote('Xuân Giáp')}")
    if suggested.status == 200:
        assert f"{SECTION}nhap/" not in json.dumps(json.loads(suggested.content))


def test_a_scheduled_article_appears_by_itself(portal: Portal) -> None:
    assert portal.shell(MAKE + SOON).strip() == "False"
    assert portal.get(f"{SECTION}sap-len/").status == 404
    eventually(lambda: portal.get(f"{SECTION}sap-len/").status == 200, 45)
    eventually(lambda: f"{SECTION}sap-len/" in portal.get(SECTION).text)
