import threading
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import connection

from news.models import Contributor, Tag
from tests.news.lists.conftest import Make

Read = Callable[..., str]


def test_an_article_leads_to_its_tags_and_its_writers(read: Read, make_rich: Make) -> None:
    article = make_rich()
    html = read(article.url)
    assert 'href="/the/dak-lak/"' in html
    assert 'href="/tac-gia/mai-hoa/"' in html
    for address in ("/the/dak-lak/", "/tac-gia/mai-hoa/"):
        assert f'card__link" href="{article.url}"' in read(address)


def test_tags_that_fold_alike_have_different_addresses(db: None) -> None:
    tags = [Tag.objects.create(name=name) for name in ("Đắk Lắk", "Dak Lak", "?", "!")]
    assert [tag.slug for tag in tags] == ["dak-lak", "dak-lak-1", "the", "the-1"]
    long = [Tag.objects.create(name=f"{'x' * 99}{sign}") for sign in "!?"]
    assert long[0].slug != long[1].slug
    assert all(len(tag.slug) <= 100 for tag in long)


def test_a_tag_or_a_writer_without_published_articles_has_no_page(
    read: Read, writer: Contributor, home: object
) -> None:
    Tag.objects.create(name="Trống")
    for address in ("/the/trong/", "/the/khong-co/", "/tac-gia/mai-hoa/", "/tac-gia/khong-co/", "/the/%00/"):
        read(address, 404)


def test_an_article_tagged_twice_is_listed_once(read: Read, make_rich: Make) -> None:
    article = make_rich()
    tag = Tag.objects.get()
    tag.articles.model.objects.create(tag=tag, content_object=article)
    assert "1 bài viết" in read("/the/dak-lak/")


def test_a_pen_name_never_gives_away_the_name_behind_it(read: Read, make_rich: Make, writer: Contributor) -> None:
    make_rich()
    html = read("/tac-gia/mai-hoa/")
    assert "Mai Hoa" in html
    assert "Văn phòng UBND xã Suối Ngọc" in html
    assert "Tượng Trưng" not in html


def test_who_takes_a_pen_name_leaves_the_address_with_the_real_one(db: None) -> None:
    writer = Contributor.objects.create(name="Đỗ Thị Ẩn Dụ")
    assert writer.slug == "do-thi-an-du"
    writer.pen_name = "Sao Khuê"
    writer.save()
    assert writer.slug == "sao-khue"


def test_writers_of_one_name_have_an_address_each_and_keep_it(db: None) -> None:
    writers = [Contributor.objects.create(name=name) for name in ("CTV", "ctv", "CTV", "…")]
    assert [writer.slug for writer in writers] == ["ctv", "ctv-2", "ctv-3", "tac-gia"]
    for writer in writers:
        writer.unit = "Tổ biên tập"
        writer.save()
    assert [writer.slug for writer in writers] == ["ctv", "ctv-2", "ctv-3", "tac-gia"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_writers_of_one_name_saved_at_one_moment_have_an_address_each(monkeypatch: pytest.MonkeyPatch) -> None:
    look, both_looked = Contributor._free_slug, threading.Barrier(2)

    def look_together(writer: Contributor) -> str:
        slug = look(writer)
        with suppress(threading.BrokenBarrierError):  # where a database lets only one of them look at a time
            both_looked.wait(0.2)
        return slug

    def save() -> None:
        Contributor.objects.create(name="CTV")
        connection.close()

    monkeypatch.setattr(Contributor, "_free_slug", look_together)
    editors = [threading.Thread(target=save) for _ in range(2)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join(20)
    assert sorted(Contributor.objects.values_list("slug", flat=True)) == ["ctv", "ctv-2"]


def test_a_writer_in_the_bin_stays_in_the_byline_without_a_page(
    read: Read, make_rich: Make, writer: Contributor
) -> None:
    article = make_rich()
    writer.delete()
    html = read(article.url)
    assert "Mai Hoa" in html
    assert "/tac-gia/" not in html
    read("/tac-gia/mai-hoa/", 404)
