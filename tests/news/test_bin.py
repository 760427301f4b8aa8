import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from news.bin import purge_expired, put_page, restore_page
from news.bin.pages import NoWayBack
from news.models import ArticlePage, BinEntry, Contributor, HomePage, Photo, SectionPage
from news.models.article import ArticleByline

Make = Callable[..., ArticlePage]


def test_a_deleted_article_leaves_every_list_and_comes_back_published_at_its_address(make_article: Make) -> None:
    article = make_article()
    url = article.url
    article.delete()
    assert not ArticlePage.objects.published().exists()
    assert Page.objects.get(pk=article.pk).url is None
    restored = restore_page(BinEntry.objects.get(), None)
    assert (restored.live, restored.url) == (True, url)
    assert not BinEntry.objects.exists()


def test_a_draft_comes_back_as_a_draft(make_article: Make) -> None:
    article = make_article(live=False)
    article.delete()
    assert restore_page(BinEntry.objects.get(), None).live is False


def test_a_section_goes_and_comes_with_its_articles(make_article: Make, section: SectionPage) -> None:
    live, draft = make_article(), make_article("Bản nháp", live=False)
    put_page(section, None)
    assert not ArticlePage.objects.published().exists()
    restore_page(BinEntry.objects.get(), None)
    assert list(ArticlePage.objects.published()) == [live]
    assert Page.objects.get(pk=live.pk).url == live.url
    assert Page.objects.filter(pk=draft.pk).exists()


def test_an_article_whose_address_was_taken_meanwhile_gets_the_next_free_one(make_article: Make) -> None:
    make_article().delete()
    make_article()
    assert restore_page(BinEntry.objects.get(), None).slug == "hoi-nghi-tong-ket-2"


def test_an_article_cannot_return_to_a_section_in_the_bin(make_article: Make, section: SectionPage) -> None:
    article = make_article()
    article.delete()
    entry = BinEntry.objects.get(page_id=article.pk)
    put_page(SectionPage.objects.get(pk=section.pk), None)
    with pytest.raises(NoWayBack, match="chuyên mục"):
        restore_page(BinEntry.objects.get(pk=entry.pk), None)


def test_after_thirty_days_a_page_is_gone_and_not_a_day_earlier(make_article: Make) -> None:
    article = make_article()
    article.delete()
    day = datetime.timedelta(days=1)
    assert purge_expired(timezone.now() + 29 * day) == 0
    assert purge_expired(timezone.now() + 30 * day) == 1
    assert not Page.objects.filter(pk=article.pk).exists()


def test_a_deleted_photo_is_nowhere_until_it_is_restored(photo: Photo) -> None:
    photo.delete()
    assert not Photo.objects.exists()
    assert Photo.everything.get().file.storage.exists(photo.file.name)
    Photo.everything.get().restore()
    assert Photo.objects.get() == photo


def test_deleting_many_photos_at_once_also_goes_to_the_bin(photo: Photo) -> None:
    Photo.objects.filter(pk=photo.pk).delete()
    assert Photo.everything.binned().count() == 1


def test_a_purged_photo_takes_its_files_along(photo: Photo, django_capture_on_commit_callbacks: Callable) -> None:
    storage, name = photo.file.storage, photo.file.name
    photo.delete()
    with django_capture_on_commit_callbacks(execute=True):
        purge_expired(timezone.now() + datetime.timedelta(days=31))
    assert not Photo.everything.exists()
    assert not storage.exists(name)


def test_a_contributor_in_a_byline_stays_readable_there(make_article: Make) -> None:
    contributor = Contributor.objects.create(name="Lò Thị Mẫu", pen_name="CTV")
    article = make_article(bylines=[ArticleByline(contributor=contributor)])
    contributor.delete()
    purge_expired(timezone.now() + datetime.timedelta(days=31))
    assert ArticlePage.objects.get(pk=article.pk).byline == "CTV"


@pytest.fixture
def administrator(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("quantri", "a@example.vn", "x"))
    return client


def test_deleting_in_the_admin_fills_the_bin_and_one_click_empties_it(
    administrator: Client, make_article: Make, settings: Any
) -> None:
    settings.BIN_DAYS = 45
    article = make_article()
    response = administrator.post(f"/quan-tri/pages/{article.pk}/delete/", follow=True)
    assert "thùng rác. Có thể khôi phục trong 45 ngày." in response.content.decode()
    assert "Hội nghị tổng kết" in administrator.get("/quan-tri/thung-rac/").content.decode()
    entry = BinEntry.objects.get()
    administrator.post(f"/quan-tri/thung-rac/page/{entry.pk}/khoi-phuc/")
    assert ArticlePage.objects.get(pk=article.pk).live


def test_deleting_several_pages_at_once_also_fills_the_bin(administrator: Client, make_article: Make) -> None:
    first, second = make_article(), make_article("Bài thứ hai")
    address = f"/quan-tri/bulk/wagtailcore/page/delete/?id={first.pk}&id={second.pk}&next=/quan-tri/"
    administrator.post(address)
    assert BinEntry.objects.count() == 2
    assert ArticlePage.objects.count() == 2


def test_photos_documents_and_snippets_deleted_in_the_admin_can_be_restored(
    administrator: Client, photo: Photo
) -> None:
    contributor = Contributor.objects.create(name="Lò Thị Mẫu")
    administrator.post(f"/quan-tri/images/{photo.pk}/delete/")
    administrator.post(f"/quan-tri/snippets/news/contributor/delete/{contributor.pk}/")
    assert Photo.everything.binned().count() == Contributor.everything.binned().count() == 1
    page = administrator.get("/quan-tri/thung-rac/").content.decode()
    assert "Quang cảnh hội nghị" in page
    assert "Lò Thị Mẫu" in page
    administrator.post(f"/quan-tri/thung-rac/photo/{photo.pk}/khoi-phuc/")
    administrator.post(f"/quan-tri/thung-rac/contributor/{contributor.pk}/khoi-phuc/")
    assert Photo.objects.count() == Contributor.objects.count() == 1


def test_who_may_not_add_pages_there_may_not_restore(client: Client, make_article: Make) -> None:
    make_article().delete()
    user = get_user_model().objects.create_user("ctv", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.post(f"/quan-tri/thung-rac/page/{BinEntry.objects.get().pk}/khoi-phuc/").status_code in (302, 403)
    assert BinEntry.objects.exists()


def test_the_home_page_cannot_be_deleted(administrator: Client, home: HomePage) -> None:
    response = administrator.post(f"/quan-tri/pages/{home.pk}/delete/", follow=True)
    assert "Không xóa được" in response.content.decode()
    assert administrator.get("/").status_code == 200


def test_a_section_with_many_articles_asks_for_the_name_of_the_site_first(
    administrator: Client, section: SectionPage, make_article: Make
) -> None:
    for number in range(10):
        make_article(f"Bài số {number}")
    administrator.post(f"/quan-tri/pages/{section.pk}/delete/", {"confirm_site_name": "tên khác"})
    assert not BinEntry.objects.exists()
    confirmation = {"confirm_site_name": "Cổng thông tin Thi đua – Khen thưởng"}
    administrator.post(f"/quan-tri/pages/{section.pk}/delete/", confirmation)
    assert BinEntry.objects.count() == 1


@pytest.mark.parametrize("way", ["edit", "delete", "move/{section}/confirm", "copy"])
def test_a_page_in_the_bin_stays_there_until_it_is_restored(
    administrator: Client, make_article: Make, section: SectionPage, way: str
) -> None:
    article = make_article()
    article.delete()
    response = administrator.post(f"/quan-tri/pages/{article.pk}/{way.format(section=section.pk)}/")
    assert response.headers["Location"] == "/quan-tri/thung-rac/"
    administrator.post(f"/quan-tri/bulk/wagtailcore/page/publish/?id={article.pk}&next=/quan-tri/")
    assert not Page.objects.get(pk=article.pk).live


def test_a_page_in_the_bin_never_becomes_public_whatever_publishes_it(make_article: Make) -> None:
    article = make_article()
    article.delete()
    ArticlePage.objects.get(pk=article.pk).save_revision().publish()
    assert not ArticlePage.objects.published().exists()


def test_what_came_back_to_the_site_by_another_way_is_not_purged(make_article: Make, section: SectionPage) -> None:
    article = make_article()
    article.delete()
    Page.objects.get(pk=article.pk).move(Page.objects.get(pk=section.pk), pos="last-child")
    purge_expired(timezone.now() + datetime.timedelta(days=31))
    assert Page.objects.filter(pk=article.pk).exists()


def test_a_section_and_its_articles_deleted_together_come_back_together(
    administrator: Client, section: SectionPage, make_article: Make
) -> None:
    article = make_article()
    administrator.post(f"/quan-tri/bulk/wagtailcore/page/delete/?id={article.pk}&id={section.pk}&next=/quan-tri/")
    restore_page(BinEntry.objects.get(), None)
    assert ArticlePage.objects.published().get() == article


def test_a_newer_draft_is_still_there_after_the_return(make_article: Make) -> None:
    article = make_article()
    article.lead = "Bản sửa chưa đăng."
    article.save_revision()
    ArticlePage.objects.get(pk=article.pk).delete()
    restored = restore_page(BinEntry.objects.get(), None)
    assert restored.live
    assert restored.has_unpublished_changes
    assert restored.get_latest_revision_as_object().lead == "Bản sửa chưa đăng."


def test_an_article_with_a_scheduled_edit_can_be_deleted(make_article: Make, section: SectionPage) -> None:
    article = make_article()
    article.go_live_at = timezone.now() + datetime.timedelta(days=1)
    article.save_revision().publish()
    put_page(section, get_user_model().objects.create_superuser("quantri", "a@example.vn", "x"))
    assert not ArticlePage.objects.published().exists()


def editor(name: str) -> User:
    user = get_user_model().objects.create_user(name, password="x")
    user.groups.add(Group.objects.get(name="Biên tập viên"))
    return user


def test_whoever_may_not_publish_gets_a_live_article_back_as_a_draft(
    client: Client, make_article: Make, section: SectionPage
) -> None:
    make_article().delete()
    for permission in Permission.objects.filter(codename="add_page"):
        GroupPagePermission.objects.get_or_create(
            group=Group.objects.get(name="Biên tập viên"), page=section, permission=permission
        )
    client.force_login(editor("ctv"))
    client.post(f"/quan-tri/thung-rac/page/{BinEntry.objects.get().pk}/khoi-phuc/")
    assert not BinEntry.objects.exists()
    assert not ArticlePage.objects.published().exists()


def test_an_editor_restores_the_photo_that_an_editor_deleted(client: Client, photo: Photo) -> None:
    user = editor("ctv")
    photo.uploaded_by_user = user
    photo.save()
    photo.delete()
    client.force_login(user)
    assert "Quang cảnh hội nghị" in client.get("/quan-tri/thung-rac/").content.decode()
    client.post(f"/quan-tri/thung-rac/photo/{photo.pk}/khoi-phuc/")
    assert Photo.objects.get() == photo


def test_deleting_a_photo_sets_no_indexing_to_work_on_what_is_hidden(
    photo: Photo, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize("typed", ["01/01/0001", "31/12/9999 23:59"])
def test_a_date_at_the_end_of_the_calendar_is_refused_in_a_sentence(make_article: Make, typed: str) -> None:
    moment = forms.DateTimeField().clean(typed)
    with pytest.raises(ValidationError, match="Năm phải từ"):
        make_article(published_on=moment)
