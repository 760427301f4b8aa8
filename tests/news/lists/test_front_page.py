from collections.abc import Callable

from news.lists.front_page import front_page
from news.lists.strip import ALBUMS, PER_ALBUM
from news.models import HomePage, Photo, SectionPage
from news.places import places
from tests.news.lists.conftest import Make, gallery

Read = Callable[..., str]


def test_without_an_article_the_home_page_says_so_and_shows_no_empty_frames(read: Read, section: SectionPage) -> None:
    html = read("/")
    assert "Chưa có tin nào được đăng." in html
    assert "photo-strip" not in html
    assert "section-grid" not in html


def test_the_only_article_opens_the_page_and_its_section_is_not_repeated(read: Read, make_article: Make) -> None:
    make_article()
    html = read("/")
    assert html.count("lead-story__link") == 1
    assert "section-grid" not in html


def test_featured_articles_come_first_and_no_article_stands_there_twice(make_article: Make, home: HomePage) -> None:
    featured = make_article("Tiêu điểm", featured=True)
    others = [make_article(f"Bài {number}") for number in range(6)]
    front = front_page(places(None)["Section"])
    assert front.featured == [featured]
    assert [articles for _, articles in front.sections] == [others[:1:-1]]
    assert front.latest == others[::-1][:6]


def test_while_nothing_is_featured_the_newest_articles_open_the_page(make_article: Make, home: HomePage) -> None:
    articles = [make_article(f"Bài {number}") for number in range(9)]
    front = front_page(places(None)["Section"])
    assert front.featured == articles[:1:-1]
    assert [shown for _, shown in front.sections] == [articles[1::-1]]


def test_an_article_that_was_never_put_up_by_the_desk_breaks_no_order(make_article: Make, home: HomePage) -> None:
    articles = [make_article(f"Bài {number}", featured=True) for number in range(3)]
    type(articles[0]).objects.filter(pk=articles[1].pk).update(first_published_at=None)
    assert len(front_page(places(None)["Section"]).featured) == 3


def test_the_strip_shows_a_few_photos_of_each_of_the_newest_galleries(
    read: Read, make_article: Make, photo: Photo
) -> None:
    for number in range(ALBUMS + 2):
        make_article(f"Bài {number}", body=[gallery(photo, count=4, caption=f"Ảnh của bài {number}.")])
    html = read("/")
    assert html.count('class="photo-strip__item"') == ALBUMS * PER_ALBUM
    assert "Ảnh của bài 2." in html
    assert "Ảnh của bài 1." not in html
    assert f'href="/phong-trao-thi-dua/bai-{ALBUMS + 1}/#bo-anh-1"' in html
    photo.delete()
    assert "photo-strip" not in read("/")
