"""What is none of the public's stands in no list and is counted nowhere."""

from collections.abc import Callable

from news.models import ArticlePage, HomePage, SectionPage
from tests.news.lists.conftest import Make

Read = Callable[..., str]
ALONE = ("/the/dak-lak/", "/tac-gia/mai-hoa/", "/luu-tru/2021/", "/luu-tru/2021/12/")


def test_what_the_public_may_not_see_is_in_no_list(
    read: Read, make_rich: Make, hide: Callable[[ArticlePage], None]
) -> None:
    article = make_rich("Bài kín", featured=True)
    for address in (*ALONE, "/", "/luu-tru/", "/thu-vien-anh/", "/so-do-trang/"):
        read(address)
    hide(article)
    for address in ALONE:
        assert "Bài kín" not in read(address, 404)
    for address in ("/", "/luu-tru/", "/thu-vien-anh/", "/so-do-trang/"):
        html = read(address)
        for word in ("Bài kín", "bai-kin", "Đắk Lắk", "Hình ảnh hội nghị", "Năm 2021", "2021/"):
            assert word not in html, (address, word)


def test_it_is_counted_nowhere_either(
    read: Read, make_rich: Make, hide: Callable[[ArticlePage], None], home: HomePage
) -> None:
    hidden = make_rich("Bài kín")
    shown = make_rich("Bài mở")
    if hide.__name__ == "_in_private_section":
        elsewhere = home.add_child(instance=SectionPage(title="Khác"))
        shown.move(elsewhere, pos="last-child")
    hide(ArticlePage.objects.get(pk=hidden.pk))
    assert "1 bài viết" in read("/the/dak-lak/")
    assert "1 bài viết" in read("/tac-gia/mai-hoa/")
    assert "1 bài viết" in read("/luu-tru/2021/12/")
    assert "1 bài viết" in read("/luu-tru/2021/")
    assert "1 bộ ảnh" in read("/thu-vien-anh/")
    assert ">1 bài<" in read("/luu-tru/")
