"""The index follows the articles, whatever happens to them; what the public may see is asked of the pages."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from news.bin import purge_expired
from news.bin.pages import restore_page
from news.models import (
    ArticleByline,
    ArticlePage,
    Attachment,
    BinEntry,
    Contributor,
    HomePage,
    SearchEntry,
    SearchFile,
    SearchTerm,
    SectionPage,
    Tag,
)
from news.search import Filters, find
from news.search.signals import fill
from news.search.store import rebuild
from news.search.suggest import suggest

Make = Callable[..., ArticlePage]


@pytest.fixture
def other(home: HomePage) -> SectionPage:
    return home.add_child(instance=SectionPage(title="Khen thưởng", slug="khen-thuong"))


def test_an_article_is_found_while_it_is_published(make_article: Make) -> None:
    article = make_article("Lễ trao cờ", live=False)
    assert list(find("trao cờ")) == []
    article.save_revision().publish()
    assert list(find("trao cờ")) == [article]
    article.refresh_from_db()
    article.unpublish()
    assert list(find("trao cờ")) == []
    assert not SearchEntry.objects.exists()


def test_a_change_is_found_once_it_is_published(make_article: Make) -> None:
    article = make_article("Lễ trao cờ")
    article.title = "Lễ trao huân chương"
    draft = article.save_revision()
    assert len(find("huân chương")) == 0
    draft.publish()
    assert list(find("huân chương")) == [article]
    assert list(find("cờ")) == []


def test_an_article_in_the_bin_is_gone_and_comes_back_with_its_section(
    make_article: Make, section: SectionPage
) -> None:
    article = make_article("Lễ trao cờ")
    section.delete()
    assert len(find("trao cờ")) == 0
    assert not SearchEntry.objects.exists()
    restore_page(BinEntry.objects.get(), None)
    assert list(find("trao cờ")) == [article]
    assert suggest("trao c")[0].title == "Lễ trao cờ"


def test_what_is_removed_for_good_leaves_nothing(make_article: Make) -> None:
    make_article("Lễ trao cờ").delete()
    purge_expired(timezone.now() + datetime.timedelta(days=400))
    assert not SearchEntry.objects.exists()


def test_a_closed_section_closes_search_and_suggestions_at_once(make_article: Make, section: SectionPage) -> None:
    article = make_article("Lễ trao cờ")
    closed = PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert len(find("trao cờ")) == len(suggest("trao")) == 0
    closed.delete()
    assert list(find("trao cờ")) == [article]


def test_an_entry_that_was_left_behind_shows_nothing(make_article: Make) -> None:
    article = make_article("Lễ trao cờ")
    Page.objects.filter(pk=article.pk).update(live=False)
    assert SearchEntry.objects.exists()
    assert len(find("trao cờ")) == len(suggest("trao")) == 0


def test_a_moved_article_is_found_in_its_new_section(
    make_article: Make, section: SectionPage, other: SectionPage
) -> None:
    article = make_article("Lễ trao cờ")
    article.move(other, pos="last-child")
    assert list(find("trao cờ", Filters(section=other.pk))) == [article]
    assert len(find("trao cờ", Filters(section=section.pk))) == 0


def test_another_date_puts_an_article_elsewhere(make_article: Make) -> None:
    article, younger = make_article("Lễ trao cờ"), make_article("Lễ trao cờ")
    assert list(find("trao cờ")) == [younger, article]
    article.published_on = timezone.make_aware(datetime.datetime(2022, 5, 1, 8))
    article.save()
    assert list(find("trao cờ")) == [article, younger]
    assert SearchEntry.objects.count() == 2


def test_names_on_an_article_are_found_as_they_are_now(make_article: Make) -> None:
    writer = Contributor.objects.create(name="Lò Thị Mẫu", pen_name="Hoa Ban")
    article = make_article("Lễ trao cờ", bylines=[ArticleByline(contributor=writer)])
    article.tags.add("nông thôn mới")
    article.save()
    assert list(find("hoa ban")) == list(find("nong thon moi")) == [article]
    writer.pen_name = "Suối Ngọc"
    writer.save()
    Tag.objects.get().delete()
    Tag(name="bản làng").save()
    article.tags.set(["bản làng"])
    article.save()
    assert list(find("suối ngọc")) == list(find("bản làng")) == [article]
    assert len(find("hoa")) == len(find("nông")) == 0
    tag = Tag.objects.get()
    tag.name = "vùng cao"
    tag.save()
    assert list(find("vùng cao")) == [article]


def test_a_document_is_found_by_the_name_it_has_now(make_article: Make) -> None:
    file = Attachment.objects.create(title="Quyết định 163", file=ContentFile(b"x", "a.pdf"))
    link = f'<p>Xem <a linktype="document" id="{file.pk}">tại đây</a>.</p>'
    make_article("Lễ trao cờ", body=[("paragraph", link), ("document", {"document": file, "title": ""})])
    assert [found.name for found in SearchFile.objects.all()] == ["Quyết định 163"]
    file.title = "Thông báo 27"
    file.save()
    assert [found.name for found in SearchFile.objects.all()] == ["Thông báo 27"]
    assert len(find("thông báo 27")) == 1


def test_a_block_without_some_of_its_fields_is_read_all_the_same(make_article: Make) -> None:
    make_article("Lễ trao cờ", body=[("gallery", {"photos": []}), ("document", {})])
    assert len(find("trao cờ")) == 1


def test_words_of_articles_are_counted_and_counted_off(
    make_article: Make, django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article("Lễ trao cờ")
        make_article("Trao cờ")
    counts = SearchTerm.objects.in_bulk(["le", "trao", "trao_co"])
    assert {term: row.count for term, row in counts.items()} == {"le": 1, "trao": 2, "trao_co": 2}
    with django_capture_on_commit_callbacks(execute=True):
        article.title = "Lễ trao huân chương"
        article.save()
    assert SearchTerm.objects.get(term="trao_co").count == 1


def test_the_index_can_be_made_anew(make_article: Make, capsys: pytest.CaptureFixture[str]) -> None:
    article = make_article("Lễ trao cờ")
    make_article("Bài nháp", live=False)
    SearchEntry.objects.all().delete()
    assert len(find("trao cờ")) == 0
    call_command("rebuild_search")
    assert "1 bài" in capsys.readouterr().out
    assert list(find("trao cờ")) == [article]
    assert SearchTerm.objects.get(term="trao_co").count == 1
    assert rebuild() == 1
    assert SearchEntry.objects.count() == 1


def test_an_update_that_brings_the_index_fills_it(make_article: Make) -> None:
    article = make_article("Lễ trao cờ")
    SearchEntry.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert list(find("trao cờ")) == [article]


def test_going_back_to_a_time_without_the_index_does_not_ask_for_it(
    make_article: Make, django_assert_num_queries: Any
) -> None:
    make_article()
    before = MigrationLoader(connection).project_state(("news", "0005_first_slips")).apps
    SearchEntry.objects.all().delete()
    sender = apps.get_app_config("news")
    with django_assert_num_queries(0):
        fill(sender, apps=before)
    fill(sender)  # as after `flush`, which knows no states
    assert SearchEntry.objects.count() == 1
