"""Totals are corrected by rows that say who, when and why."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from stats.corrections import BelowZero, carried_over, carry_over, correct
from stats.models import Correction
from stats.numbers import site_total
from stats.totals import views_of

pytestmark = pytest.mark.django_db
CARRY, ADJUST, LIST = "dieu-chinh/so-mang-sang/", "dieu-chinh/cong-tru/", "dieu-chinh/"


def post(desk: Any, address: str, **data: Any) -> Any:
    return desk(address, method="post", data=data, follow=True)


def test_the_total_carried_over_is_set_and_not_added(desk: Any) -> None:
    for total in ("181.397", "181397", "181400"):
        answer = post(desk, CARRY, page="", total=total, reason="Số mang sang từ cổng cũ")
    assert list(Correction.objects.order_by("pk").values_list("page", "amount", "kind")) == [
        (None, 181_397, "carried"),
        (None, 3, "carried"),
    ]
    assert site_total() == 181_400
    assert "Đã ghi một dòng 3. Tất cả nay là 181.400 lượt truy cập." in answer.content.decode()


def test_setting_it_again_says_that_nothing_changes(desk: Any) -> None:
    for _ in range(2):
        answer = post(desk, CARRY, page="", total="5", reason="Cổng cũ")
    assert "Số mang sang vẫn như cũ" in answer.content.decode()


def test_what_was_taken_off_stays_off_when_the_total_carried_over_changes(desk: Any, make_article: Any) -> None:
    article = make_article("Bài một")
    post(desk, CARRY, page=article.get_url(), total="100", reason="Cổng cũ")
    answer = post(desk, ADJUST, page=str(article.pk), direction="-", amount="30", reason="Máy tự động")
    assert "Đã trừ 30 lượt. Lượt xem của “Bài một” nay là 70." in answer.content.decode()
    post(desk, CARRY, page=article.get_url(), total="90", reason="Đếm lại")
    assert views_of([article]) == {article.pk: 60}
    assert carried_over([article.pk]) == {article.pk: 90}


def test_each_row_says_who_when_and_why(desk: Any) -> None:
    post(desk, ADJUST, page="", direction="+", amount="250", reason="Bù ngày mất điện")
    row = Correction.objects.get()
    assert isinstance(row.made_by, User)
    assert (row.amount, row.reason, row.kind) == (250, "Bù ngày mất điện", "adjusted")
    assert row.made_at.isoformat() == "2021-12-27T03:00:00+00:00"
    html = desk(LIST).content.decode()
    for told in (
        "27/12/2021 10:00",
        row.made_by.get_full_name(),
        "Cộng hoặc trừ",
        "Cả cổng",
        "250",
        "Bù ngày mất điện",
    ):
        assert told in html


def test_no_total_goes_below_zero_and_a_sentence_says_so(desk: Any) -> None:
    post(desk, CARRY, page="", total="1.500", reason="Cổng cũ")
    answer = post(desk, ADJUST, page="", direction="-", amount="1.501", reason="Nhầm")
    assert "tổng số hiện là 1.500, không thể trừ nhiều hơn số đó" in answer.content.decode()
    assert 'value="1.501"' in answer.content.decode()
    assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "data", "sentence"),
    [
        (CARRY, {"total": "-5"}, "không được âm"),
        (CARRY, {"total": "12,5"}, "không phải là số lượt xem"),
        (CARRY, {"total": "5", "page": "/khong-co/"}, "Không có trang nào ở địa chỉ"),
        (CARRY, {"total": "5", "page": "99999999999999999999"}, "Không có trang nào mang mã"),
        (CARRY, {"total": "5", "page": "https://example.org/x/"}, "thuộc trang khác"),
        (CARRY, {"total": "5", "reason": ""}, "bắt buộc"),
        (ADJUST, {"amount": "0", "direction": "-"}, "phải lớn hơn 0"),
        (ADJUST, {"amount": "5", "direction": "*"}, "không"),
        (ADJUST, {"amount": "9999999999", "direction": "+"}, "lớn quá mức"),
    ],
)
def test_bad_input_gets_a_sentence_and_writes_nothing(
    desk: Any, home: Any, address: str, data: dict[str, str], sentence: str
) -> None:
    answer = post(desk, address, **{"page": "", "reason": "Thử", **data})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Correction.objects.exists()


def test_the_form_can_be_opened_for_a_page(desk: Any, make_article: Any) -> None:
    assert f'value="{make_article().pk}"' in desk(f"{ADJUST}?trang={make_article('Bài hai').pk - 1}").content.decode()


@pytest.fixture
def some_rows(make_article: Any, at: Callable[[str], int]) -> Any:
    article = make_article("Hội nghị tổng kết")
    now = at("2021-12-20 23:59:00")
    correct(100, reason="Cổng cũ", now_ms=now, kind=Correction.Kind.CARRIED_OVER)
    correct(50, reason="Bù ngày mất điện", now_ms=at("2021-12-21 00:00:00"))
    correct(9, reason="Bảng kê", now_ms=now, page=article.pk, kind=Correction.Kind.CARRIED_OVER)
    correct(8, reason="Trang đã xóa", now_ms=now, page=4_000_000)
    return article


@pytest.mark.usefixtures("some_rows")
@pytest.mark.parametrize(
    ("query", "amounts"),
    [
        ("", {100, 50, 9, 8}),
        ("pham-vi=cong", {100, 50}),
        ("pham-vi=trang", {9, 8}),
        ("loai=carried", {100, 9}),
        ("loai=carried&pham-vi=trang", {9}),
        ("loai=sai", {100, 50, 9, 8}),
        ("tim=mất điện", {50}),
        ("tim=tổng kết", {9}),
        ("tu=21/12/2021", {50}),
        ("den=20/12/2021", {100, 9, 8}),
        ("p=99", {100, 50, 9, 8}),
        ("p=abc", {100, 50, 9, 8}),
    ],
)
def test_the_list_can_be_narrowed_down(desk: Any, query: str, amounts: set[int]) -> None:
    assert {row[4] for row in desk(f"{LIST}?{query}").context["table"].rows} == amounts


@pytest.mark.usefixtures("some_rows")
def test_a_bad_date_of_the_filter_gets_a_sentence(desk: Any) -> None:
    assert "“31/02/2021” không phải là ngày" in desk(f"{LIST}?tu=31/02/2021").content.decode()


@pytest.mark.usefixtures("some_rows")
def test_the_list_names_pages_that_are_gone(desk: Any) -> None:
    html = desk(LIST).content.decode()
    assert "Trang đã xóa (mã 4000000)" in html
    assert "Hội nghị tổng kết" in html


@pytest.mark.usefixtures("some_rows")
def test_the_list_is_a_file_too(desk: Any) -> None:
    text = desk(f"{LIST}xuat.csv?pham-vi=cong").content.decode("utf-8-sig")
    assert text.splitlines()[0] == "Thời điểm,Người thực hiện,Loại,Phạm vi,Số lượt,Lý do"
    assert text.splitlines()[1] == "2021-12-21 00:00,Hệ thống,Cộng hoặc trừ,Cả cổng,50,Bù ngày mất điện"
    assert desk(f"{LIST}xuat.xlsx").content.startswith(b"PK")
    assert desk(f"{LIST}xuat.pdf").status_code == 404


def test_a_long_list_has_pages_and_costs_the_same(
    desk: Any, make_article: Any, at: Callable[[str], int], django_assert_max_num_queries: Any
) -> None:
    for n in range(60):
        correct(n + 1, reason=f"Dòng {n}", now_ms=at("2021-12-20 10:00:00") + n, page=make_article(f"Bài {n}").pk)
    desk(LIST)
    with django_assert_max_num_queries(20):
        first = desk(LIST)
    assert len(first.context["table"].rows) == 50
    assert "Trang 1/2" in first.content.decode()
    assert len(desk(f"{LIST}?p=2").context["table"].rows) == 10


def test_totals_of_many_pages_are_set_all_or_none(make_article: Any, at: Callable[[str], int]) -> None:
    good, bad = make_article("Bài một"), make_article("Bài hai")
    now = at("2021-12-27 10:00:00")
    correct(10, reason="Cũ", now_ms=now, page=bad.pk, kind=Correction.Kind.CARRIED_OVER)
    correct(-8, reason="Trừ", now_ms=now, page=bad.pk)
    with pytest.raises(BelowZero):
        carry_over({good.pk: 5, bad.pk: 1}, reasons={good.pk: "x", bad.pk: "x"}, now_ms=now)
    assert views_of([good, bad]) == {good.pk: 0, bad.pk: 2}
    assert carry_over({good.pk: 5, None: 7}, reasons={good.pk: "x", None: "x"}, now_ms=now)
    assert (views_of([good])[good.pk], site_total()) == (5, 7)
