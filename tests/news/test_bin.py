import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from news.bin import purge_expired, put_page, restore_page
from news.bin.pages import NoWayBack
from news.models import ArticlePage, BinEntry, Contributor, Photo, SectionPage
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
    administrator: Client, make_article: Make
) -> None:
    article = make_article()
    response = administrator.post(f"/quan-tri/pages/{article.pk}/delete/", follow=True)
    assert "thùng rác" in response.content.decode()
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
    from django.contrib.auth.models import Permission

    user = get_user_model().objects.create_user("ctv", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.post(f"/quan-tri/thung-rac/page/{BinEntry.objects.get().pk}/khoi-phuc/").status_code in (302, 403)
    assert BinEntry.objects.exists()
