import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.utils import timezone
from hitcount.models import HitCount
from pictures import picture_file
from wagtail.models import PageViewRestriction

from news import kept
from news.listing import in_section, latest_put_up, newest, older_and_newer
from news.models import (
    ArticleByline,
    ArticlePage,
    Contributor,
    HomePage,
    Notice,
    Photo,
    SectionPage,
    SiteSettings,
    StandardPage,
)
from news.photos.store import store_photo
from stats import recent

Make = Callable[..., ArticlePage]


@pytest.fixture
def full_article(make_article: Make, photo: Photo) -> ArticlePage:
    photos = [{"photo": photo, "caption": f"Chú thích số {number}.", "credit": "", "alt": ""} for number in range(3)]
    return make_article(
        body=[
            ("paragraph", "<p>Kịp thời tuyên dương các điển hình tiên tiến.</p>"),
            ("heading", "Kết quả nổi bật"),
            ("photo", {"photo": photo, "caption": "", "credit": "", "alt": ""}),
            ("gallery", {"title": "Một số hình ảnh", "photos": photos}),
            ("quote", {"text": "Thi đua là yêu nước", "attribution": "Bà Lò Thị Mẫu"}),
            (
                "table",
                {"data": [["Tập thể", "Cá nhân"], ["9", "9"]], "first_row_is_table_header": True, "table_caption": ""},
            ),
            ("video", {"url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "Phóng sự", "poster": photo}),
        ],
        bylines=[ArticleByline(contributor=Contributor.objects.create(name="Lò Thị Mẫu", pen_name="CTV"))],
        featured=True,
    )


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_article_shows_every_block_and_the_byline(client: Client, full_article: ArticlePage) -> None:
    html = text(client, full_article.url)
    for expected in (
        "Kịp thời tuyên dương",
        "Kết quả nổi bật",
        "Quang cảnh hội nghị.",
        "Chú thích số 2.",
        "Thi đua là yêu nước",
        "Phóng sự",
        "CTV",
        "Thứ Hai, 27/12/2021 15:40",
    ):
        assert expected in html
    assert html.index("Chú thích số 0.") < html.index("Chú thích số 1.") < html.index("Chú thích số 2.")


def test_a_video_asks_no_other_host_before_it_is_clicked(client: Client, full_article: ArticlePage) -> None:
    html = text(client, full_article.url)
    assert "<iframe" not in html
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in html


def test_a_photo_in_the_bin_disappears_from_its_articles(
    client: Client, full_article: ArticlePage, photo: Photo
) -> None:
    photo.delete()
    html = text(client, full_article.url)
    assert "/media/" not in html
    assert "Kịp thời tuyên dương" in html
    assert "/media/" not in text(client, "/")


def test_the_same_article_is_on_the_home_page_in_its_section_and_in_the_latest_news(
    client: Client, full_article: ArticlePage
) -> None:
    for address in ("/", "/phong-trao-thi-dua/", "/tim-kiem/?q=tong+ket", "/so-do-trang/"):
        html = text(client, address)
        assert "Phong trào thi đua" in html
        if address != "/so-do-trang/":
            assert full_article.url in html


@pytest.mark.parametrize("values", [{"live": False}, {"live": False, "go_live_at": timezone.now()}])
def test_what_is_not_published_is_404_and_in_no_list(
    client: Client, make_article: Make, values: dict[str, Any]
) -> None:
    article = make_article("Bài chưa đăng", **values)
    address = article.get_url() or f"/phong-trao-thi-dua/{article.slug}/"
    assert client.get(address).status_code == 404
    for page in ("/", "/phong-trao-thi-dua/", "/tim-kiem/?q=chua+dang", "/so-do-trang/", "/sitemap.xml"):
        html = text(client, page)
        assert article.slug not in html
        assert "Bài chưa đăng" not in html


def test_a_private_section_keeps_its_articles_out_of_every_list(
    client: Client, make_article: Make, section: SectionPage
) -> None:
    article = make_article("Bài nội bộ", featured=True)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    for page in ("/", "/tim-kiem/?q=noi+bo", "/so-do-trang/", "/sitemap.xml"):
        assert article.slug not in text(client, page)


def test_the_sitemap_names_the_public_address(client: Client, make_article: Make, settings: Any) -> None:
    settings.PORTAL_URL = "https://tdkt.example.vn"
    article = make_article()
    assert f"<loc>https://tdkt.example.vn{article.url}</loc>" in text(client, "/sitemap.xml")


def test_a_page_of_the_list_that_does_not_exist_is_the_nearest_one(client: Client, make_article: Make) -> None:
    for number in range(15):
        make_article(f"Bài số {number}")
    for page in ("abc", "0", "-1", "99999", "", "1.5", "²"):
        assert client.get("/phong-trao-thi-dua/", {"page": page}).status_code == 200
    assert "page=2" in text(client, "/phong-trao-thi-dua/")
    assert "Bài số 0" in text(client, "/phong-trao-thi-dua/?page=2")


@pytest.mark.parametrize("query", ["\x00", '"', "a\x00b", "thi đua" * 300, "%ED%A0%80"])
def test_no_search_is_an_error(client: Client, home: HomePage, query: str) -> None:
    assert client.get("/tim-kiem/", {"q": query}).status_code == 200


def test_an_address_with_a_nul_is_a_404_in_the_dress_of_the_site(client: Client, home: HomePage) -> None:
    response = client.get("/tin%00/")
    assert response.status_code == 404
    assert "Đăng nhập" in response.content.decode()


def test_a_missing_page_is_a_404_with_news_search_and_counter(client: Client, make_article: Make) -> None:
    make_article()
    response = client.get("/khong-co/")
    html = response.content.decode()
    assert response.status_code == 404
    for expected in ("Thông tin mới nhất", "Hội nghị tổng kết", 'name="q"', "Thống kê truy cập"):
        assert expected in html


def test_notices_stand_on_the_home_page_between_their_dates(client: Client, home: HomePage) -> None:
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    Notice.objects.create(title="Đang hiện", starts_on=today, ends_on=today)
    Notice.objects.create(title="Chưa tới", starts_on=today + day)
    Notice.objects.create(title="Đã hết", starts_on=today - 5 * day, ends_on=today - day)
    html = text(client, "/")
    assert "Đang hiện" in html
    assert "Chưa tới" not in html
    assert "Đã hết" not in html


def test_an_english_page_says_so_to_a_screen_reader(client: Client, home: HomePage) -> None:
    home.add_child(instance=StandardPage(title="Contact", slug="contact", language="en"))
    assert 'lang="en"' in text(client, "/contact/")


def test_an_anonymous_answer_sets_no_cookie_and_varies_by_none(client: Client, full_article: ArticlePage) -> None:
    for address in ("/", "/phong-trao-thi-dua/", full_article.url, "/tim-kiem/?q=a", "/khong-co/"):
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_staff_reading_and_previewing_are_not_counted(client: Client, full_article: ArticlePage) -> None:
    assert "data-page=" in text(client, full_article.url)
    client.force_login(get_user_model().objects.create_superuser("quantri", "a@example.vn", "x"))
    html = text(client, full_article.url)
    assert "data-page=" not in html
    assert "/_s/p.gif" not in html


@pytest.mark.parametrize("articles", [10, 200])
def test_no_page_with_all_that_it_may_show_needs_more_than_ten_queries(
    client: Client,
    full_article: ArticlePage,
    make_article: Make,
    articles: int,
    django_assert_max_num_queries: Any,
) -> None:
    SiteSettings.objects.create(logo=store_photo(picture_file(), "Biểu trưng"))
    full_article.cover = store_photo(picture_file(), "Bìa")
    full_article.tags.add("Bằng khen", "sơ kết")
    full_article.save()
    HitCount.objects.create(content_object=full_article, hits=7)
    cover = store_photo(picture_file(), "Thẻ")
    for number in range(articles):
        make_article(f"Bài số {number}", cover=cover, featured=number % 3 == 0)
    for address in ("/", "/phong-trao-thi-dua/", full_article.url):
        kept.forget()  # what the pages before it have read
        client.get(address)
        recent.forget()  # this request reads the visitors' numbers anew, as one in each second does
        with django_assert_max_num_queries(10):
            html = text(client, address)
        assert 'class="most-read' in html


def test_a_private_article_asks_for_a_login_however_it_is_reached(client: Client, make_article: Make) -> None:
    article = make_article("Bài nội bộ")
    assert client.get(article.url).status_code == 200
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(article.url).status_code == 302


def test_an_article_below_a_private_section_asks_for_a_login(
    client: Client, make_article: Make, section: SectionPage
) -> None:
    article = make_article("Bài nội bộ")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(article.url).status_code == 302
    assert client.get(section.url).status_code == 302


def test_a_renamed_article_leads_on_from_its_old_address(
    client: Client, make_article: Make, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article()
    old = article.url
    article.slug = "ten-moi"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    response = client.get(old)
    assert response.status_code in (301, 302)
    assert response.headers["Location"].endswith("/phong-trao-thi-dua/ten-moi/")


def test_a_page_with_a_password_opens_to_whoever_has_it(client: Client, make_article: Make) -> None:
    article = make_article("Bài nội bộ")
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.PASSWORD, password="bí mật")
    restriction = PageViewRestriction.objects.get()
    form = client.get(article.url)
    assert "Trang cần mật khẩu" in form.content.decode()
    address = f"/_util/authenticate_with_password/{restriction.pk}/{article.pk}/"
    assert address in form.content.decode()
    client.post(address, {"password": "bí mật", "return_url": article.url})
    assert "Bài nội bộ" in client.get(article.url).content.decode()


def test_an_unknown_host_is_refused_in_vietnamese(client: Client, home: HomePage) -> None:
    response = client.get("/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert "không hợp lệ" in response.content.decode()


def test_a_nul_in_a_form_is_refused_in_a_sentence(client: Client, home: HomePage) -> None:
    response = client.post("/dang-nhap/", {"login": "a", "password": "b", "next": "/\x00"})
    assert response.status_code == 400
    assert "không hợp lệ" in response.content.decode()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the statistics are SQLite's own")
def test_a_list_never_looks_through_all_pages_for_each_of_them(make_article: Make) -> None:
    make_article()
    with connection.cursor() as cursor:
        # Tables without rows get no statistics, and are then taken for large ones.
        cursor.execute("ANALYZE")
        cursor.execute("UPDATE sqlite_stat1 SET stat = '100000 1' WHERE tbl = 'wagtailcore_page'")
        cursor.execute("ANALYZE sqlite_schema")
    scanned = [line for line in ArticlePage.objects.published().order_by().explain().splitlines() if "SCAN" in line]
    assert len([line for line in scanned if "pageviewrestriction" not in line]) == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the statistics are SQLite's own")
@pytest.mark.django_db
def test_no_list_of_a_page_is_sorted_by_reading_all_articles(make_article: Make, section: SectionPage) -> None:
    article = make_article(featured=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(
            "UPDATE sqlite_stat1 SET stat = '100000 1' WHERE tbl IN ('wagtailcore_page', 'news_articlepage')"
        )
        cursor.execute("UPDATE sqlite_stat1 SET stat = '300 1' WHERE idx = 'news_featured_articles'")
        cursor.execute("ANALYZE sqlite_schema")
    lists = {
        "section": in_section(section)[:10],
        "older": older_and_newer(article)[0],
        "newer": older_and_newer(article)[1],
        "newest": newest()[:10],
    }
    for name, rows in lists.items():
        plan = rows.values("pk").explain()
        assert "TEMP B-TREE" not in plan, name
    featured = latest_put_up().filter(featured=True)[:7].values("pk").explain()
    assert "news_featured_articles" in featured
