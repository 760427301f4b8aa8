"""What all lists have in common."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from news.models import HomePage, Photo, StandardPage
from stats import recent
from tests.news.lists.conftest import Make

Read = Callable[..., str]
LISTS = ("/phong-trao-thi-dua/", "/the/dak-lak/", "/tac-gia/mai-hoa/", "/luu-tru/2021/12/")
ALL = (*LISTS, "/", "/luu-tru/", "/luu-tru/2021/", "/luu-tru/2020/", "/thu-vien-anh/", "/so-do-trang/")


def test_a_list_is_paged_and_any_page_that_is_asked_for_is_answered(read: Read, make_rich: Make) -> None:
    for number in range(21):
        make_rich(f"Bài số {number}.", body=[])
    for page in ("0", "-1"):
        read("/the/dak-lak/", page=page)
    for page in ("abc", "", "1.5", "²", "9" * 5000):
        assert "Bài số 20.</a></h2>" in read("/the/dak-lak/", page=page)
    for address in LISTS:
        first = read(address)
        assert "21 bài viết" in first
        assert first.count('class="card__link"') == 10
        assert '<span class="pagination__link" aria-current="page">' in first
        second = read(address, page="2")
        assert "(trang 2) – " in second
        assert "trang 2 trên 3" in second
        assert f'<link rel="canonical" href="http://localhost:8000{address}?page=2">' in second
        last = read(address, page="99999")
        assert last.count('class="card__link"') == 1
        titles = [second.index(f">Bài số {number}.</a></h2>") for number in range(10, 0, -1)]
        assert titles == sorted(titles)


def test_every_list_has_a_title_a_way_back_and_an_address_of_its_own(read: Read, make_rich: Make) -> None:
    make_rich()
    titles = set()
    for address in (*LISTS, "/luu-tru/", "/luu-tru/2021/", "/thu-vien-anh/", "/so-do-trang/"):
        html = read(address)
        titles.add(html.partition("<title>")[2].partition("</title>")[0])
        assert html.count("<h1") == 1
        assert 'class="breadcrumbs__here" aria-current="page"' in html
        assert f'<link rel="canonical" href="http://localhost:8000{address}">' in html
        assert '<meta name="description"' in html or address == "/phong-trao-thi-dua/"
        assert "noindex" not in html
    assert len(titles) == 8


@pytest.mark.parametrize("articles", [2, 11])
def test_no_list_asks_the_database_more_than_ten_times(
    client: Client, make_rich: Make, articles: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(articles):
        make_rich(f"Bài số {number}", featured=number % 3 == 0)
    for address in (*ALL, "/the/dak-lak/?page=99999", "/thu-vien-anh/?page=2"):
        client.get(address)
        recent.forget()  # this request reads the visitors' numbers anew, as one in each second does
        with django_assert_max_num_queries(11 if address == "/" else 10):
            client.get(address)


def test_no_list_sets_a_cookie(client: Client, make_rich: Make) -> None:
    make_rich()
    for address in ALL:
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert client.post(address).status_code in (405, 403) or address in ("/", "/phong-trao-thi-dua/")


def test_the_site_map_names_every_way_through_the_site(read: Read, make_rich: Make, home: HomePage) -> None:
    make_rich()
    above = home.add_child(instance=StandardPage(title="Giới thiệu", slug="gioi-thieu"))
    above.add_child(instance=StandardPage(title="Cơ cấu tổ chức", slug="co-cau"))
    html = read("/so-do-trang/")
    for address in (
        "/phong-trao-thi-dua/",
        "/gioi-thieu/",
        "/luu-tru/",
        "/luu-tru/2021/",
        "/thu-vien-anh/",
        "/the/dak-lak/",
        "/tim-kiem/",
        "/rss.xml",
        "/atom.xml",
        "/feed.json",
        "/api/",
    ):
        assert f'href="{address}"' in html, address
    assert '<ul class="site-map__list">' in html.partition('href="/gioi-thieu/"')[2].partition("/gioi-thieu/co-cau/")[0]


def test_the_foot_of_every_page_leads_to_the_archive_and_the_photos(read: Read, home: HomePage) -> None:
    foot = read("/").partition('<footer class="site-footer">')[2]
    assert 'href="/luu-tru/"' in foot
    assert 'href="/thu-vien-anh/"' in foot


def test_a_page_below_one_that_is_not_published_stands_in_the_map_all_the_same(read: Read, home: HomePage) -> None:
    above = home.add_child(instance=StandardPage(title="Chưa đăng", slug="chua-dang", live=False))
    above.add_child(instance=StandardPage(title="Cơ cấu tổ chức", slug="co-cau"))
    html = read("/so-do-trang/")
    assert "Cơ cấu tổ chức" in html
    assert "Chưa đăng" not in html


def test_a_photo_is_found_for_every_card_in_one_go(read: Read, make_article: Make, photo: Photo) -> None:
    make_article("Có ảnh", cover=photo)
    make_article("Không ảnh")
    html = read("/phong-trao-thi-dua/").partition('<ul class="listing">')[2].partition("</ul>")[0]
    assert html.count("<picture>") == 1
    assert html.count('<svg class="lotus"') == 1
