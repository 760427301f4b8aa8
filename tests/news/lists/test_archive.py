import datetime
from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from tests.news.lists.conftest import Make

Read = Callable[..., str]


def at(*moment: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(*moment))


def test_a_month_is_a_month_of_this_country(read: Read, make_article: Make) -> None:
    make_article("Đầu tháng", published_on=at(2022, 1, 1, 0, 0))
    make_article("Cuối tháng", published_on=at(2021, 12, 31, 23, 59))
    december, january = read("/luu-tru/2021/12/"), read("/luu-tru/2022/01/")
    assert 'card__link" href="/phong-trao-thi-dua/cuoi-thang/' in december
    assert 'card__link" href="/phong-trao-thi-dua/dau-thang/' not in december
    assert 'card__link" href="/phong-trao-thi-dua/dau-thang/' in january
    assert "Tháng 01 năm 2022" in january


def test_years_and_months_say_how_many_articles_they_have(read: Read, make_article: Make) -> None:
    for number in range(3):
        make_article(f"Bài {number}", published_on=at(2021, 11, 1 + number))
    make_article("Bài sau", published_on=at(2023, 3, 5))
    years = read("/luu-tru/")
    assert years.index("2023") < years.index("2021")
    assert "/luu-tru/2022/" not in years
    assert ">3 bài<" in years
    months = read("/luu-tru/2021/")
    assert 'href="/luu-tru/2021/11/"' in months
    assert 'href="/luu-tru/2021/10/"' not in months
    assert "3 bài viết" in months
    assert 'rel="next" href="/luu-tru/2023/"' in months
    assert 'rel="prev"' not in months


def test_a_month_leads_to_the_nearest_months_that_have_articles(read: Read, make_article: Make) -> None:
    for year, month in ((2021, 3), (2021, 12), (2023, 2)):
        make_article(f"Bài {year}-{month}", published_on=at(year, month, 15))
    html = read("/luu-tru/2021/12/")
    assert 'rel="prev" href="/luu-tru/2021/03/"' in html
    assert 'rel="next" href="/luu-tru/2023/02/"' in html


def test_where_there_is_nothing_the_way_to_something_is_shown(read: Read, make_article: Make) -> None:
    make_article(published_on=at(2021, 12, 27))
    for address in ("/luu-tru/2020/", "/luu-tru/2021/11/", "/luu-tru/2021/13/", "/luu-tru/2021/00/", "/luu-tru/0000/"):
        html = read(address, 404)
        assert "Không có bài viết nào" in html
        assert 'href="/luu-tru/2021/"' in html
        assert "noindex" in html
    read("/luu-tru/99999/", 404)


def test_a_month_in_one_digit_leads_to_the_address_in_two(client: Client, make_article: Make) -> None:
    make_article(published_on=at(2021, 3, 1))
    response = client.get("/luu-tru/2021/3/")
    assert (response.status_code, response.headers["Location"]) == (301, "/luu-tru/2021/03/")


def test_an_archive_without_articles_says_so(read: Read, home: object) -> None:
    assert "Chưa có bài viết nào" in read("/luu-tru/")
