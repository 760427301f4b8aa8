"""Reports: royalties that add up, photos without words, articles left alone."""

import datetime
import io
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from pictures import picture_file

from news.desk.reports.measure import count_words, measure
from news.desk.reports.royalties import periods
from news.desk.reports.shares import NOBODY, by_person, by_person_and_section, shares, total
from news.desk.reports.stale import stale
from news.models import ArticleByline, ArticlePage, Contributor, HomePage, MissedSearch, Photo, SectionPage
from news.photos.store import store_photo
from news.search import Query, missed

Make = Callable[..., ArticlePage]
SignIn = Callable[[User], Client]
ROYALTIES, PHOTOS, STALE = (
    f"/quan-tri/reports/{slug}/" for slug in ("nhuan-but", "anh-chua-co-mo-ta", "bai-hai-nam-chua-cap-nhat")
)
ALL = "?published_on_from=01/01/2021&published_on_to=31/12/2022"


def on(day: int, month: int, year: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(year, month, day, 23, 30))


@pytest.fixture
def writers(db: None) -> dict[str, Contributor]:
    people = [("Lò Văn Ân", "CTV"), ("Hà Thị Án", ""), ("=HYPERLINK(1)", "+2")]
    return {name: Contributor.objects.create(name=name, pen_name=pen) for name, pen in people}


@pytest.fixture
def sign(make_article: Make, writers: dict[str, Contributor]) -> Make:
    """An article signed by the people named."""

    def make(title: str, *names: str, **values: Any) -> ArticlePage:
        bylines = [ArticleByline(contributor=writers[name], sort_order=place) for place, name in enumerate(names)]
        return make_article(title, bylines=bylines, lead="Bốn chữ ở đây.", **values)

    return make


@pytest.fixture
def accountant(make_user: Callable[..., User], signed_in: SignIn) -> Client:
    return signed_in(make_user("ketoan", rights=("view_royalties",)))


# ── What is counted ──────────────────────────────────────────────────────────
def test_words_are_what_stands_between_spaces_without_tags_and_bare_signs() -> None:
    assert count_words("<p>Khen <b>thưởng</b> – 163/QĐ-UBND &amp; bạn</p><p>bè</p>") == 5
    assert count_words(" \n ") == 0


def test_lead_and_texts_are_measured_and_photos_with_galleries_but_no_captions(
    make_article: Make, photo: Photo, django_assert_num_queries: Callable
) -> None:
    shown = {"photo": photo, "caption": "Chú thích không tính"}
    body = [
        ("paragraph", "<p>một hai</p>"),
        ("heading", "ba"),
        ("quote", {"text": "bốn năm", "attribution": "Ông A"}),
        ("table", {"data": [["sáu", None], ["bảy tám", ""]], "first_row_is_table_header": True}),
        ("photo", shown),
        ("gallery", {"title": "Không tính", "photos": [shown, shown]}),
    ]
    pk = make_article(body=body, lead="Lời dẫn").pk
    article = ArticlePage.objects.get(pk=pk)
    with django_assert_num_queries(0):
        size = measure(article.lead, article.body)
    assert (size.words, size.photos) == (10, 3)


# ── Sharing ──────────────────────────────────────────────────────────────────
def test_an_article_of_two_is_shared_equally_and_everything_adds_up(sign: Make) -> None:
    sign("Của một người", "Lò Văn Ân")
    sign("Của hai người", "Lò Văn Ân", "Hà Thị Án")
    lines = by_person(shares(ArticlePage.objects.all()))
    assert [(line.name, line.signed, line.shared, line.articles, line.words) for line in lines] == [
        ("Hà Thị Án", 1, 1, Fraction(1, 2), 2),
        ("Lò Văn Ân", 2, 1, Fraction(3, 2), 6),
    ]
    everyone = total(lines)
    assert (everyone.articles, everyone.words) == (2, 8)


def test_three_share_without_loss(sign: Make, writers: dict[str, Contributor]) -> None:
    sign("Của ba người", *writers)
    assert total(by_person(shares(ArticlePage.objects.all()))).words == 4


def test_somebody_named_twice_is_one_person(sign: Make) -> None:
    sign("Ghi hai lần", "Lò Văn Ân", "Lò Văn Ân")
    (line,) = by_person(shares(ArticlePage.objects.all()))
    assert (line.signed, line.shared, line.articles) == (1, 0, 1)


def test_what_nobody_signed_stands_last_and_a_writer_in_the_bin_is_still_paid(
    sign: Make, writers: dict[str, Contributor]
) -> None:
    sign("Không ai ký")
    sign("Của người đã xóa", "Lò Văn Ân")
    writers["Lò Văn Ân"].delete()
    assert [line.name for line in by_person(shares(ArticlePage.objects.all()))] == ["Lò Văn Ân", NOBODY]


def test_lines_by_section_part_a_person_s_work(sign: Make, home: HomePage) -> None:
    other = home.add_child(instance=SectionPage(title="Tin hoạt động", slug="tin-hoat-dong"))
    sign("Một", "Lò Văn Ân")
    sign("Hai", "Lò Văn Ân", under=other)
    lines = by_person_and_section(shares(ArticlePage.objects.all()))
    assert [(line.section, line.articles) for line in lines] == [("Phong trào thi đua", 1), ("Tin hoạt động", 1)]


def test_as_many_queries_for_many_articles_as_for_few(sign: Make, photo: Photo) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(shares(ArticlePage.objects.live()))
        return len(queries)

    for number in range(2):
        sign(f"Bài {number}", "Lò Văn Ân", body=[("photo", {"photo": photo})])
    few = asked()
    for number in range(2, 12):
        sign(f"Bài {number}", "Hà Thị Án", body=[("photo", {"photo": photo})])
    assert asked() == few == 2


# ── The page and the workbook ────────────────────────────────────────────────
def test_the_period_takes_both_its_days_whole_and_leaves_drafts_out(sign: Make, accountant: Client) -> None:
    sign("Trong kỳ", "Lò Văn Ân", published_on=on(31, 12, 2021))
    sign("Ngoài kỳ", "Hà Thị Án", published_on=on(1, 1, 2022))
    sign("Nháp", "Hà Thị Án", published_on=on(30, 12, 2021), live=False)
    answer = accountant.get(f"{ROYALTIES}?published_on_from=01/12/2021&published_on_to=31/12/2021")
    assert [line.name for line in answer.context["object_list"]] == ["Lò Văn Ân"]
    assert "từ ngày 01/12/2021 đến hết ngày 31/12/2021" in answer.content.decode()


def test_without_a_period_this_month_is_shown(sign: Make, accountant: Client) -> None:
    sign("Cũ", "Lò Văn Ân", published_on=on(1, 12, 2021))
    sign("Mới", "Hà Thị Án", published_on=timezone.now())
    assert [line.name for line in accountant.get(ROYALTIES).context["object_list"]] == ["Hà Thị Án"]


def test_filters_by_section_and_person_and_says_how_parts_are_shared(
    sign: Make, accountant: Client, writers: dict[str, Contributor], section: SectionPage
) -> None:
    sign("Chung", "Lò Văn Ân", "Hà Thị Án")
    answer = accountant.get(f"{ROYALTIES}{ALL}&byline={writers['Hà Thị Án'].pk}&section={section.slug}")
    assert [(line.name, line.articles) for line in answer.context["object_list"]] == [("Hà Thị Án", Fraction(1, 2))]
    html = answer.content.decode()
    assert "chia đều" in html
    assert "0,5" in html
    assert "CTV" not in html.partition("desk-listing")[2]


def test_lines_are_sorted_by_given_name_or_by_a_number(sign: Make, accountant: Client) -> None:
    sign("Một", "Lò Văn Ân")
    sign("Hai", "Hà Thị Án")
    sign("Ba", "Lò Văn Ân")

    def names(query: str = "") -> list[str]:
        return [line.name for line in accountant.get(f"{ROYALTIES}{ALL}{query}").context["object_list"]]

    assert names() == ["Hà Thị Án", "Lò Văn Ân"]
    assert names("&ordering=-name") == names("&ordering=-articles") == ["Lò Văn Ân", "Hà Thị Án"]
    assert names("&ordering=nonsense") == ["Hà Thị Án", "Lò Văn Ân"]


def workbook(client: Client, query: str = ALL) -> Workbook:
    answer = client.get(f"{ROYALTIES}{query}&export=xlsx")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="nhuan-but-')
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def table(book: Workbook, sheet: str) -> list[tuple[Any, ...]]:
    return list(book[sheet].iter_rows(min_row=4, values_only=True))


def test_the_workbook_holds_numbers_and_adds_up(sign: Make, accountant: Client) -> None:
    sign("Của một người", "Lò Văn Ân")
    sign("Của hai người", "Lò Văn Ân", "Hà Thị Án")
    book = workbook(accountant)
    assert book.sheetnames == ["Tổng hợp", "Theo chuyên mục", "Từng bài"]
    heading, *people, everyone = table(book, "Tổng hợp")
    assert heading[3:6] == ("Số bài đứng tên", "Trong đó viết chung", "Số bài (chia đều)")
    assert people == [
        ("Hà Thị Án", None, None, 1, 1, 0.5, 2, 0, 0),
        ("Lò Văn Ân", "CTV", None, 2, 1, 1.5, 6, 0, 0),
    ]
    assert everyone[:1] + everyone[5:] == ("Tổng cộng", 2, 8, 0, 0)
    _, *parts = table(book, "Từng bài")
    assert sum(part[-1] for part in parts) == 2
    assert parts[0][5] == datetime.datetime(2021, 12, 27)
    assert "chia đều" in book["Tổng hợp"]["A2"].value


def test_text_that_looks_like_a_formula_stays_text(sign: Make, accountant: Client) -> None:
    sign("=1+1", "=HYPERLINK(1)")
    book = workbook(accountant)
    kinds = {
        cell.value: cell.data_type
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith(("=", "+"))
    }
    assert kinds == {"=HYPERLINK(1)": "s", "+2": "s", "=1+1": "s"}


def test_an_empty_period_is_an_empty_workbook_and_a_sentence(sign: Make, accountant: Client) -> None:
    query = "?published_on_from=01/01/1950&published_on_to=02/01/1950"
    assert "Không có bài nào đăng" in accountant.get(ROYALTIES + query).content.decode()
    assert len(table(workbook(accountant, query), "Từng bài")) == 1


@pytest.mark.parametrize("query", ["?published_on_from=32/13/2021", "?section=x", "?byline=999999", "?p=abc"])
def test_nonsense_in_the_address_is_no_error(sign: Make, accountant: Client, query: str) -> None:
    sign("Một", "Lò Văn Ân")
    assert accountant.get(ROYALTIES + query).status_code == 200
    assert accountant.get(f"{ROYALTIES}{query}&export=xlsx").status_code == 200


def test_periods_are_whole_months_quarters_and_years() -> None:
    told = periods(datetime.date(2024, 1, 31))
    assert told["Tháng này"] == (datetime.date(2024, 1, 1), datetime.date(2024, 1, 31))
    assert told["Tháng trước"] == (datetime.date(2023, 12, 1), datetime.date(2023, 12, 31))
    assert told["Quý này"] == (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    assert periods(datetime.date(2024, 2, 29))["Tháng này"][1] == datetime.date(2024, 2, 29)
    assert periods(datetime.date(2024, 12, 5))["Quý này"] == (datetime.date(2024, 10, 1), datetime.date(2024, 12, 31))


# ── Who sees what ────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("on_pages", "rights", "seen"),
    [
        (("add",), (), set()),
        (("add", "change"), (), {PHOTOS, STALE}),
        (("publish",), (), {PHOTOS, STALE}),
        ((), ("view_royalties",), {ROYALTIES}),
    ],
)
def test_each_report_opens_for_those_it_is_for(
    make_user: Callable[..., User],
    signed_in: SignIn,
    on_pages: tuple[str, ...],
    rights: tuple[str, ...],
    seen: set[str],
) -> None:
    client = signed_in(make_user("ai-do", *on_pages, rights=rights))
    menu = client.get("/quan-tri/").content.decode()
    for address in (ROYALTIES, PHOTOS, STALE):
        for page in (address, f"{address}results/", f"{address}?export=xlsx"):
            assert (client.get(page).status_code == 200) == (address in seen), page
        assert (address in menu) == (address in seen)


def test_the_right_to_see_royalties_can_be_given_to_a_group(admin_client: Client) -> None:
    assert "Xem báo cáo nhuận bút" in admin_client.get("/quan-tri/groups/new/").content.decode()


# ── Photos and articles ──────────────────────────────────────────────────────
def test_photos_without_a_description_stand_in_use_first_with_a_way_to_mend_them(
    admin_client: Client, make_article: Make, photo: Photo
) -> None:
    newest = store_photo(picture_file(), "Chưa dùng")
    store_photo(picture_file(), "Có mô tả", description="Hội trường đông người.")
    store_photo(picture_file(), "Đã xóa").delete()
    make_article(body=[("photo", {"photo": photo})])
    answer = admin_client.get(PHOTOS)
    assert [item.title for item in answer.context["object_list"]] == [photo.title, newest.title]
    assert f"/quan-tri/images/{photo.pk}/?next=" in answer.content.decode()
    used = admin_client.get(f"{PHOTOS}?used=yes").context["object_list"]
    assert [item.title for item in used] == [photo.title]


def test_stale_is_what_nobody_touched_for_two_years(make_article: Make, admin_client: Client) -> None:
    now = timezone.now()
    day = datetime.timedelta(days=1)
    for title, age in (("Mới", 729), ("Cũ", 731), ("Cũ nhất", 900)):
        article = make_article(title)
        ArticlePage.objects.filter(pk=article.pk).update(latest_revision_created_at=now - age * day)
    draft = make_article("Nháp cũ", live=False)
    ArticlePage.objects.filter(pk=draft.pk).update(latest_revision_created_at=now - 900 * day)
    assert {article.title for article in stale(ArticlePage.objects.all(), now)} == {"Cũ", "Cũ nhất"}
    shown = [article.title for article in admin_client.get(STALE).context["object_list"]]
    assert shown == ["Cũ nhất", "Cũ"]


def test_the_other_reports_can_be_downloaded_too(admin_client: Client, make_article: Make, photo: Photo) -> None:
    make_article("=Bài cũ")
    ArticlePage.objects.update(latest_revision_created_at=on(1, 1, 2022) - datetime.timedelta(days=900))
    for address, title in ((STALE, "=Bài cũ"), (PHOTOS, photo.title)):
        answer = admin_client.get(f"{address}?export=xlsx")
        sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
        assert sheet["A2"].value == title
        assert sheet["A2"].data_type == "s"


# ── Searches in vain ─────────────────────────────────────────────────────────
def test_editors_see_what_readers_look_for_in_vain(make_user: Callable[..., User], signed_in: SignIn) -> None:
    for typed, times in (("nhà văn hóa", 2), ("lịch tiếp dân", 7)):
        day = datetime.date(2026, 5, 4)
        folded = " ".join(Query(typed).folded)
        MissedSearch.objects.create(folded=folded, typed=typed, times=times, first_on=day, last_on=day)
    address = "/quan-tri/reports/tim-khong-thay/"
    html = signed_in(make_user("bientap", "add", "change")).get(address).content.decode()
    assert html.index("lịch tiếp dân") < html.index("nhà văn hóa")
    assert "04/05/2026" in html
    narrowed = signed_in(make_user("bientap2", "add", "change")).get(address, {"holds": "TIEP DAN"}).content.decode()
    assert "nhà văn hóa" not in narrowed
    assert signed_in(make_user("ctv", "add")).get(address).status_code in (302, 403)


def test_what_a_reader_typed_is_no_formula_in_an_editors_spreadsheet(
    client: Client, home: HomePage, signed_in: SignIn, make_user: Callable[..., User]
) -> None:
    typed = '=SUM(1;2)&"xyz"'
    missed.forget()
    client.get("/tim-kiem/", {"q": typed})
    answer = signed_in(make_user("bientap", "add", "change")).get("/quan-tri/reports/tim-khong-thay/?export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    (cell,) = (cell for cell in sheet["A"] if str(cell.value).startswith("="))
    assert (cell.data_type, cell.value) == ("s", typed)
