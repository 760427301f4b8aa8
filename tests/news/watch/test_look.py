"""What is published is looked at, at once and by night; what somebody answered for does not come back."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from roles import ADMINISTRATOR, APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from news.models import ArticlePage, FooterLink, HomePage, LinkedHost, Notice, SiteSettings, WatchFinding
from news.watch.look import look_at_everything

pytestmark = pytest.mark.django_db
Publish = Callable[..., ArticlePage]
Found = Callable[..., list[str]]
CASINO = "<p>Nhà cái uy tín, nổ hũ đổi thưởng</p>"


def link(host: str) -> str:
    return f'<p>Xem <a href="https://{host}/tin">tại đây</a>.</p>'


# ── As it is published ───────────────────────────────────────────────────────
def test_an_honest_article_is_nothing_unusual(publish: Publish, found: Found) -> None:
    publish("<p>Khối thi đua tổ chức Hội nghị tổng kết phong trào thi đua.</p>")
    assert found(all_of_them=True) == []


def test_a_finding_says_what_where_by_whom_and_since_when(publish: Publish) -> None:
    author = make_person(APPROVER, "lo.tra")
    article = publish(CASINO, by=author)
    finding = WatchFinding.objects.get()
    assert (finding.kind, finding.place, finding.page_id) == ("words", article.title, article.pk)
    assert "“nhà cái uy tín”" in finding.what
    assert finding.by == f"{author.get_full_name()} (lo.tra)"
    assert abs((finding.since - article.last_published_at).total_seconds()) < 60


@pytest.mark.parametrize("field", ["title", "lead", "source"])
def test_every_text_of_an_article_is_read(publish: Publish, found: Found, field: str) -> None:
    publish("<p>Tin.</p>", **{field: "Link kubet mới, https://la.example/vao"})
    assert found("words") == ["kubet"]
    assert found("host") == ["la.example"]


@pytest.mark.parametrize(
    "block",
    [
        ("heading", "Vào kubet tại https://la.example"),
        ("quote", {"text": "Vào kubet", "attribution": "https://la.example/"}),
        ("table", {"data": [["Đơn vị", "kubet https://la.example/x"]]}),
        ("video", {"url": "https://la.example/v", "title": "kubet", "poster": None}),
        ("gallery", {"title": "kubet https://la.example", "photos": []}),
    ],
)
def test_every_block_of_a_body_is_read(make_article: Any, found: Found, block: Any) -> None:
    article = make_article(live=False, body=[block])
    article.save_revision().publish()
    assert found("words") == ["kubet"]
    assert found("host") == ["la.example"]


def test_a_draft_is_nobodys_business_until_it_is_published(make_article: Any, found: Found) -> None:
    article = make_article(live=False, body=[("paragraph", CASINO)])
    revision = article.save_revision()
    assert found() == []
    revision.publish()
    assert len(found()) == 1


def test_a_host_stays_strange_on_every_page_until_somebody_answers_for_it(publish: Publish, found: Found) -> None:
    publish(link("la.example"), "Một")
    publish(link("la.example"), "Hai")
    assert found("host") == ["la.example", "la.example"]
    WatchFinding.objects.alike(WatchFinding.objects.first()).mark_seen(None)
    publish(link("la.example"), "Ba")
    look_at_everything()
    assert found("host") == []


def test_hosts_of_before_and_our_own_are_known(publish: Publish, found: Found) -> None:
    LinkedHost.objects.create(host="quen.vn")
    publish(link("quen.vn") + link("www.quen.vn") + link("localhost") + link("testserver"))
    assert found() == []


@pytest.mark.parametrize("href", ["//la.example/x", "/\\la.example", "https:la.example", "HTTPS://LA.EXAMPLE"])
def test_ways_around_the_look_of_an_address_are_seen_through(publish: Publish, found: Found, href: str) -> None:
    article = publish("<p>Tin.</p>")
    raw = [{"type": "paragraph", "value": f'<p>Xem <a href="{href}">tại đây</a>.</p>', "id": "a"}]
    _write_past_the_forms(article, raw)
    look_at_everything()
    assert found("host") == ["la.example"]


def _write_past_the_forms(article: ArticlePage, raw: list[dict[str, Any]]) -> None:
    """As whoever has got at the database does."""
    import json

    with connection.cursor() as cursor:
        cursor.execute("UPDATE news_articlepage SET body = %s WHERE page_ptr_id = %s", [json.dumps(raw), article.pk])


def test_code_written_past_the_forms_is_found_by_night(publish: Publish, found: Found) -> None:
    article = publish("<p>Tin.</p>")
    hidden = '<p style="position:absolute;left:-9999px">chữ</p>'
    _write_past_the_forms(article, [{"type": "paragraph", "value": hidden, "id": "a"}])
    assert found() == []
    look_at_everything()
    assert found("hidden") == ["thuộc tính style"]


def test_redirects_menus_notices_and_settings_are_looked_at_as_they_are_stored(home: HomePage, found: Found) -> None:
    Redirect.objects.create(old_path="/tin", redirect_link="https://mot.example/")
    settings = SiteSettings.load()
    FooterLink.objects.create(settings=settings, label="Xem", url="https://hai.example/")
    settings.trust_badge = "https://ba.example/"
    settings.save()
    Notice.objects.create(title="Nổ hũ", text="Vào https://bon.example")
    assert found("host") == ["mot.example", "hai.example", "ba.example", "bon.example"]
    assert found("words") == ["nổ hũ"]
    assert WatchFinding.objects.get(subject="mot.example").place.endswith("“/tin”")


def test_the_first_night_takes_the_hosts_of_the_site_for_known_and_no_words(make_article: Any, found: Found) -> None:
    make_article(body=[("paragraph", link("la.example") + CASINO)])
    look_at_everything(baseline=True)
    assert found("host") == []
    assert len(found("words")) == 1


def test_what_is_gone_waits_for_nobody_and_waits_again_when_it_is_back(publish: Publish, found: Found) -> None:
    article = publish(CASINO)
    article.body = [("paragraph", "<p>Tin.</p>")]
    article.save_revision().publish()
    assert found() == []
    assert WatchFinding.objects.get().gone_at is not None
    article.body = [("paragraph", CASINO)]
    article.save_revision().publish()
    assert len(found()) == 1
    assert WatchFinding.objects.count() == 1


def test_a_page_that_was_withdrawn_waits_for_nobody_after_the_night(publish: Publish, found: Found) -> None:
    publish(CASINO).unpublish()
    look_at_everything()
    assert found() == []


def test_an_answer_holds_for_this_content_and_no_other(publish: Publish, found: Found) -> None:
    article = publish(CASINO)
    WatchFinding.objects.all().mark_seen(None)
    look_at_everything()
    article.save_revision().publish()
    assert found() == []
    article.body = [("paragraph", CASINO), ("paragraph", "<p>Vào kubet</p>")]
    article.save_revision().publish()
    assert len(found()) == 1


# ── At no cost to publishing ─────────────────────────────────────────────────
def test_publishing_succeeds_where_the_watch_fails(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*args: Any, **kwargs: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM no_such_table")

    monkeypatch.setattr("news.watch.look.keep", fails)
    assert publish(CASINO).live
    assert "unwatched" in caplog.text
    assert issubclass(type(caplog.records[-1].exc_info[1]), DatabaseError)  # type: ignore[index]


def test_publishing_takes_four_statements_more(make_article: Any) -> None:
    from news.watch.look import look_at

    article = make_article(body=[("paragraph", link("quen.vn"))])
    look_at(article)
    with CaptureQueriesContext(connection) as asked:
        look_at(article)
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) <= 7


def test_the_night_asks_as_much_for_thirty_articles_as_for_three(make_article: Any) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            look_at_everything()
        return len(asked)

    for number in range(3):
        make_article(f"Bài {number}", body=[("paragraph", link("quen.vn"))])
    look_at_everything(baseline=True)
    few = cost()
    for number in range(3, 30):
        make_article(f"Bài {number}", body=[("paragraph", link("quen.vn"))])
    assert cost() <= few


# ── The report ───────────────────────────────────────────────────────────────
REPORT, HOME = "/quan-tri/reports/noi-dung-la/", "/quan-tri/"


@pytest.fixture
def chief(home: HomePage) -> Client:
    return signed_in(make_person(ADMINISTRATOR, "quan.tri"))


def test_the_dashboard_counts_what_waits_and_says_nothing_else(publish: Publish, chief: Client) -> None:
    WatchFinding.objects.all().delete()
    assert "điều lạ trên trang" not in chief.get(HOME).content.decode()
    publish(CASINO + link("la.example"))
    assert "2 điều lạ trên trang chưa ai xác nhận" in chief.get(HOME).content.decode()


def test_one_button_answers_is_logged_and_the_finding_leaves(publish: Publish, chief: Client) -> None:
    publish(link("la.example"), "Một")
    publish(link("la.example"), "Hai")
    first = WatchFinding.objects.first()
    assert "la.example" in chief.get(REPORT).content.decode()
    answer = chief.post(f"{REPORT}{first.pk}/xac-nhan/", {"next": f"{REPORT}?kind=host"})
    assert answer.headers["Location"] == f"{REPORT}?kind=host"
    assert not WatchFinding.objects.unseen().exists()
    entry = ModelLogEntry.objects.get(action="news.seen")
    assert (entry.user.username, entry.label) == ("quan.tri", first.place)
    assert "la.example" in entry.comment
    seen = chief.get(REPORT, {"state": "seen"}).content.decode()
    assert "Đúng là của ta:" in seen


def test_nobody_is_led_away_by_an_answer(publish: Publish, chief: Client) -> None:
    publish(CASINO)
    pk = WatchFinding.objects.get().pk
    answer = chief.post(f"{REPORT}{pk}/xac-nhan/", {"next": "https://la.example/"})
    assert answer.headers["Location"] == REPORT


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR])
def test_who_may_not_watch_neither_sees_nor_answers(publish: Publish, role: str) -> None:
    publish(CASINO)
    client = signed_in(make_person(role))
    pk = WatchFinding.objects.get().pk
    assert client.get(REPORT).status_code == 302
    assert client.get(f"{REPORT}?export=xlsx").status_code == 302
    assert client.post(f"{REPORT}{pk}/xac-nhan/").status_code == 302
    assert "điều lạ" not in client.get(HOME).content.decode()
    assert WatchFinding.objects.unseen().count() == 1


def test_an_answer_needs_a_post_and_something_to_answer(chief: Client) -> None:
    assert chief.get(f"{REPORT}1/xac-nhan/").status_code == 405
    assert chief.post(f"{REPORT}999/xac-nhan/").status_code == 404


def test_somebodys_whole_day_of_findings_costs_the_report_no_more(publish: Publish, chief: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert chief.get(REPORT).status_code == 200
        return len(asked)

    author: User = make_person(APPROVER)
    publish(CASINO, "Đầu", by=author)
    cost()
    few = cost()
    for number in range(12):
        publish(CASINO, f"Bài {number}", by=author)
    assert cost() <= few + 1


def test_what_no_log_names_was_done_by_the_system(publish: Publish, chief: Client) -> None:
    publish(CASINO)
    assert WatchFinding.objects.get().by == ""
    assert "Hệ thống" in chief.get(REPORT).content.decode()
    answer = chief.get(f"{REPORT}?export=xlsx")
    rows = load_workbook(BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content)).active
    assert "Hệ thống" in [cell.value for row in rows for cell in row]
