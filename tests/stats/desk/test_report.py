"""What the report says of traffic that is known."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from news.models import ArticleByline, Contributor
from stats.corrections import correct

pytestmark = pytest.mark.django_db
Add = Callable[..., None]


def text(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def rows(response: Any, slug: str) -> list[list[str]]:
    table = response.context["tables"][slug]
    return [[getattr(cell, "text", cell) for cell in row] for row in table.rows]


def test_an_empty_database_is_a_friendly_page(desk: Any) -> None:
    for address in ("", "?ky=hom-nay", "?ky=toan-bo", "?ky=nam-truoc", "?tu=01/01/2020&den=31/12/2020"):
        assert "Bộ đếm chưa ghi lượt truy cập nào" in text(desk(address))


def test_the_period_before_the_first_number_says_so(desk: Any, traffic: Add) -> None:
    traffic("2021-12-27", 5)
    assert "Chưa có lượt truy cập nào được ghi trong kỳ này." in text(desk("?ky=nam-truoc"))


def test_last_month_is_answered_in_the_first_sentences(
    desk: Any, traffic: Add, read_page: Add, make_article: Any
) -> None:
    conference, other = make_article("Hội nghị tổng kết"), make_article("Tin ngắn")
    traffic("2021-10-05", 100)
    traffic("2021-11-09", 100)
    traffic("2021-11-10", 12)
    read_page(conference, "2021-11-09", 90)
    read_page(other, "2021-11-09", 10)
    read_page(other, "2021-11-10", 20)
    said = desk("?ky=thang-truoc").context["sentences"]
    assert said == [
        "112 lượt truy cập, tăng 12 % so với tháng 10/2021; 224 lượt xem.",
        "Bài được đọc nhiều nhất: “Hội nghị tổng kết” (90 lượt xem).",
        "Ngày đông nhất là Thứ Ba, 09/11/2021 với 100 lượt truy cập; "
        "hôm đó bài được đọc nhiều nhất là “Hội nghị tổng kết” (90 lượt xem).",
    ]


def test_today_is_compared_with_the_same_hours_of_yesterday(desk: Any, traffic: Add) -> None:
    traffic("2021-12-26", 50, hour=9)
    traffic("2021-12-26", 500, hour=20)
    traffic("2021-12-27", 60, hour=8)
    traffic("2021-12-27", 7, hour=10)
    page = desk("?ky=hom-nay")
    visits = page.context["cards"][0]
    assert (visits["value"], visits["now"], visits["before"]) == (67, 60, 50)
    assert "tăng 20 % so với ngày 26/12/2021 (cùng tính đến 10 giờ)" in text(page)


def test_a_running_month_counts_the_finished_hours_of_its_last_day(desk: Any, traffic: Add) -> None:
    traffic("2021-12-05", 100)
    traffic("2021-12-27", 20, hour=9)
    traffic("2021-12-27", 3, hour=10)
    traffic("2021-11-05", 50)
    traffic("2021-11-27", 10, hour=9)
    traffic("2021-11-27", 900, hour=10)
    traffic("2021-11-28", 900)
    visits = desk("?ky=thang-nay").context["cards"][0]
    assert (visits["value"], visits["now"], visits["before"]) == (123, 120, 60)


def test_today_follows_the_clock_of_vietnam(desk: Any, traffic: Add, moment: Callable[[str], None]) -> None:
    traffic("2021-12-27", 5)
    traffic("2021-12-28", 9, hour=0)
    moment("2021-12-27 23:59:59")
    assert desk("?ky=hom-nay").context["cards"][0]["value"] == 5
    moment("2021-12-28 00:00:01")
    assert desk("?ky=hom-nay").context["cards"][0]["value"] == 9


def test_visitors_of_several_days_are_the_sum_of_the_days_and_the_page_says_so(desk: Any, traffic: Add) -> None:
    traffic("2021-12-20", 10, visitors=8)
    traffic("2021-12-21", 10, visitors=8)
    page = desk("?ky=30-ngay")
    assert page.context["cards"][1]["value"] == 16
    assert "Khách của nhiều ngày là tổng khách của từng ngày" in text(page)


@pytest.mark.parametrize(
    ("grain", "lines"),
    [
        ("ngay", [("Thứ Hai, 01/11/2021", 10), ("Thứ Ba, 02/11/2021", 20), ("Thứ Ba, 30/11/2021", 5)]),
        ("tuan", [("Tuần 44/2021 (01/11 – 07/11)", 30), ("Tuần 48/2021 (29/11 – 30/11)", 5)]),
        ("thang", [("Tháng 11/2021", 35)]),
        ("nam", [("Năm 2021", 35)]),
    ],
)
def test_the_same_visits_by_day_week_month_and_year(
    desk: Any, traffic: Add, grain: str, lines: list[tuple[str, int]]
) -> None:
    traffic("2021-11-01", 10)
    traffic("2021-11-02", 20)
    traffic("2021-11-30", 5)
    traffic("2021-10-31", 7)
    found = rows(desk(f"?ky=thang-truoc&theo={grain}"), "dien-bien")
    assert [(line[0], line[1]) for line in found if line[1]] == lines


def test_one_month_in_one_piece_is_set_against_all_of_the_month_before(desk: Any, traffic: Add) -> None:
    traffic("2021-11-01", 10)
    traffic("2021-10-31", 7)
    [line] = rows(desk("?ky=thang-truoc&theo=thang"), "dien-bien")
    assert line[1:] == [10, 10, 20, 7, 7, 14]


def test_29_february_is_in_the_month_before_a_year(desk: Any, traffic: Add, moment: Callable[[str], None]) -> None:
    traffic("2020-02-29", 29)
    traffic("2021-02-01", 1)
    moment("2022-01-05 10:00:00")
    found = rows(desk("?ky=nam-truoc&theo=thang"), "dien-bien")
    assert (found[1][0], found[1][1], found[1][4]) == ("Tháng 02/2021", 1, 29)


def test_hours_of_a_day_and_hours_of_all_days(desk: Any, traffic: Add) -> None:
    traffic("2021-12-25", 3, hour=7)
    traffic("2021-12-26", 4, hour=7)
    traffic("2021-12-26", 5, hour=21)
    yesterday = desk("?ky=hom-qua&theo=gio")
    assert [(line[0], line[1], line[4]) for line in rows(yesterday, "dien-bien") if line[1]] == [
        ("07 giờ – 08 giờ", 4, 3),
        ("21 giờ – 22 giờ", 5, 0),
    ]
    assert [line[1] for line in rows(yesterday, "gio-trong-ngay") if line[1]] == [4, 5]
    assert [line[1] for line in rows(desk("?ky=7-ngay"), "gio-trong-ngay") if line[1]] == [7, 5]
    assert [line[1] for line in rows(desk("?ky=7-ngay&theo=gio"), "gio-trong-ngay") if line[1]] == [7, 5]


def test_the_hours_that_have_not_come_are_not_in_the_table(desk: Any, traffic: Add) -> None:
    traffic("2021-12-27", 4, hour=7)
    found = rows(desk("?ky=hom-nay"), "dien-bien")
    assert len(found) == 11
    assert found[-1][0] == "10 giờ – 11 giờ (chưa trọn)"


def test_articles_sections_writers_and_other_pages(
    desk: Any, traffic: Add, read_page: Add, make_article: Any, section: Any, home: Any
) -> None:
    first, second = make_article("Bài một"), make_article("Bài hai")
    writers = [Contributor.objects.create(name="Lò Thị Mẫu", pen_name="CTV"), Contributor.objects.create(name="Hà Mẫu")]
    for writer in writers:
        ArticleByline.objects.create(article=first, contributor=writer)
    ArticleByline.objects.create(article=second, contributor=writers[1])
    traffic("2021-11-10", 10)
    traffic("2021-10-10", 10)
    read_page(first, "2021-11-10", 30)
    read_page(first, "2021-11-11", 10)
    read_page(first, "2021-10-10", 50)
    read_page(second, "2021-11-10", 5)
    read_page(section, "2021-11-10", 7)
    read_page(home, "2021-11-10", 99)
    read_page(4_000_000, "2021-11-10", 3)
    read_page(second, "2021-10-10", 1)
    page = desk("?ky=thang-truoc")
    assert rows(page, "bai-viet") == [
        [1, "Bài một", "Phong trào thi đua", "CTV, Hà Mẫu", 40, "−20 %"],
        [2, "Bài hai", "Phong trào thi đua", "Hà Mẫu", 5, "+400 %"],
    ]
    assert rows(page, "chuyen-muc") == [
        ["Trang chủ", 99, "mới"],
        ["Phong trào thi đua", 52, "+2 %"],
        ["Trang đã xóa", 3, "mới"],
    ]
    assert rows(page, "tac-gia") == [["Hà Mẫu", 45, "−12 %"], ["CTV", 40, "−20 %"]]
    assert [line[0] for line in rows(page, "trang-khac")] == [
        "Trang chủ",
        "Phong trào thi đua",
        "Trang đã xóa (mã 4000000)",
    ]
    assert f'href="{first.get_url()}"' in page.content.decode()


def test_a_running_period_compares_articles_by_finished_days(
    desk: Any, traffic: Add, read_page: Add, make_article: Any
) -> None:
    article = make_article()
    traffic("2021-12-27", 1)
    read_page(article, "2021-12-26", 20)
    read_page(article, "2021-12-27", 100)
    read_page(article, "2021-11-26", 10)
    read_page(article, "2021-11-27", 900)
    page = desk("?ky=thang-nay")
    assert rows(page, "bai-viet")[0][-2:] == [120, "+100 %"]
    assert "các ngày đã trọn" in text(page)
    assert len(rows(desk("?ky=hom-nay"), "bai-viet")[0]) == 5


def test_referring_hosts_devices_and_refusals(desk: Any, traffic: Add, facet: Add, refuse: Add) -> None:
    traffic("2021-11-10", 10)
    facet("2021-11-10", "referrer", "zalo.me", 3)
    facet("2021-11-11", "referrer", "zalo.me", 1)
    facet("2021-11-10", "referrer", "www.google.com", 2)
    facet("2021-11-10", "device", "phone", 9)
    facet("2021-11-10", "device", "computer", 1)
    facet("2021-10-10", "device", "phone", 3)
    refuse("2021-11-10", "bot", 8)
    refuse("2021-11-10", "something-new", 2)
    page = desk("?ky=thang-truoc")
    assert rows(page, "nguon") == [["zalo.me", 4, 4 / 6, "mới"], ["www.google.com", 2, 2 / 6, "mới"]]
    assert "6 lượt truy cập đến từ trang khác; 4 lượt vào thẳng" in text(page)
    assert rows(page, "thiet-bi") == [["Điện thoại", 9, 0.9, "+200 %"], ["Máy tính", 1, 0.1, "mới"]]
    assert rows(page, "khong-tinh") == [["Máy tự động", 8, 0.8, "mới"], ["something-new", 2, 0.2, "mới"]]


def test_hosts_beyond_the_most_frequent_ones_stand_together(
    desk: Any, traffic: Add, facet: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stats.desk.sources.MOST_HOSTS", 2)
    traffic("2021-11-10", 100)
    for n in range(1, 6):
        facet("2021-11-10", "referrer", f"trang{n}.example.vn", n)
    facet("2021-11-10", "device", "other", 1)
    page = desk("?ky=thang-truoc")
    assert [line[:2] for line in rows(page, "nguon")] == [
        ["trang5.example.vn", 5],
        ["trang4.example.vn", 4],
        ["Các trang khác", 6],
    ]
    assert [line[:2] for line in rows(page, "thiet-bi")] == [["Khác", 1]]


def test_a_page_runs_hot_against_its_own_days_before(
    desk: Any, traffic: Add, read_page: Add, make_article: Any
) -> None:
    published = timezone.now() - timedelta(days=40)
    hot, steady, small, new = (
        make_article(title, first_published_at=published) for title in ("Nóng", "Đều", "Nhỏ", "Mới")
    )
    type(new).objects.filter(pk=new.pk).update(first_published_at=timezone.now() - timedelta(days=1))
    traffic("2021-12-26", 10)
    read_page(hot, "2021-12-20", 28)  # 2 a day over 14 days
    read_page(hot, "2021-12-26", 30)
    read_page(steady, "2021-12-20", 14 * 20)
    read_page(steady, "2021-12-26", 59)
    read_page(small, "2021-12-26", 29)
    read_page(new, "2021-12-26", 500)
    page = desk("?ky=hom-qua")
    assert rows(page, "trang-nong") == [["Nóng", "Phong trào thi đua", 30, 2, 15]]
    assert "Trang nóng đột biến: ít nhất 30 lượt xem trong ngày" in text(page)
    assert "Không có trang nào tăng đột biến" in text(desk("?ky=hom-nay"))


def test_live_numbers_include_what_was_carried_over(desk: Any, traffic: Add, at: Callable[[str], int]) -> None:
    correct(181_397, reason="Số mang sang từ cổng cũ", now_ms=at("2021-12-01 00:00:00"))
    traffic("2021-12-27", 3)
    html = desk().content.decode()
    assert '<dd data-stat="today">3<' in html
    assert '<dd data-stat="total">181.400<' in html
    assert "js/admin-live.js" in html


def test_bad_dates_are_answered_with_a_sentence_beside_what_was_typed(desk: Any, traffic: Add) -> None:
    traffic("2021-12-27", 3)
    page = desk("?tu=31/02/2021&den=<b>")
    assert "Ngày bắt đầu “31/02/2021” không dùng được" in text(page)
    assert 'value="31/02/2021"' in page.content.decode()
    assert "<b>" not in page.content.decode().partition("<main")[2]


@pytest.mark.parametrize("query", ["tu=%00", "ky[]=x", "theo=&do=", "tu=" + "9" * 500, "den=%F0%28%8C", "p=-1"])
def test_no_address_breaks_the_desk(desk: Any, traffic: Add, query: str) -> None:
    traffic("2021-12-27", 3)
    assert desk(f"?{query}").status_code == 200
    assert desk(f"xuat/bai-viet.csv?{query}").status_code == 200


def test_the_page_has_no_inline_style_and_no_inline_script_of_its_own(
    desk: Any, traffic: Add, read_page: Add, make_article: Any
) -> None:
    traffic("2021-12-20", 3)
    read_page(make_article(), "2021-12-20", 3)
    html = desk().content.decode()
    own = html[html.index('<div class="traffic">') : html.index("traffic__notes")]
    assert "style=" not in own
    assert "<script" not in own
