"""No page of an editor stands in the shadow of an address of the portal's own."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from editing import form_of

from news.models import HomePage, SectionPage, StandardPage

OWN = ["the", "tac-gia", "luu-tru", "thu-vien-anh", "tim-kiem", "api"]
OWN += ["so-do-trang", "quan-tri", "media", "static", "_s"]


@pytest.mark.parametrize("slug", OWN)
def test_a_section_that_no_form_refused_gets_a_number(client: Client, home: HomePage, slug: str) -> None:
    section = home.add_child(instance=SectionPage(title="Mục mới", slug=slug))
    assert section.slug == f"{slug.strip('_')}-2"
    assert "Mục mới" in client.get(section.url).content.decode()


def test_a_title_like_a_list_of_the_portal_makes_an_address_with_a_number(home: HomePage) -> None:
    slugs = [home.add_child(instance=SectionPage(title="Lưu trữ")).slug for _ in range(2)]
    assert slugs == ["luu-tru-2", "luu-tru-2-2"]
    assert home.add_child(instance=StandardPage(title="Thẻ")).slug == "the-2"


def test_the_form_says_why_it_refuses_and_what_to_type(admin_client: Client, home: HomePage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["news", "sectionpage", home.pk])
    for slug, is_refused in (("luu-tru", True), ("luu-tru-2", False)):
        answer = admin_client.post(address, {**form_of(admin_client, address), "title": "Lưu trữ", "slug": slug})
        assert ("Hãy gõ địa chỉ khác, ví dụ: luu-tru-2" in answer.content.decode()) == is_refused
    assert list(SectionPage.objects.values_list("slug", flat=True)) == ["luu-tru-2"]


def test_a_copy_and_a_moved_page_are_not_lost_either(admin_client: Client, home: HomePage) -> None:
    about = home.add_child(instance=StandardPage(title="Giới thiệu", slug="gioi-thieu"))
    page = about.add_child(instance=StandardPage(title="Thẻ", slug="the"))
    assert page.slug == "the"
    answer = admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home.pk]), follow=True)
    assert "Hãy đổi địa chỉ của trang trước" in answer.content.decode()
    assert StandardPage.objects.get(pk=page.pk).get_parent().pk == about.pk
    together = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'move'])}?id={page.pk}&next=/quan-tri/"
    answer = admin_client.post(together, {"chooser": home.pk}, follow=True)
    assert "Hãy đổi địa chỉ của trang trước" in answer.content.decode()
    assert StandardPage.objects.get(pk=page.pk).get_parent().pk == about.pk
    copied = page.copy(to=home, update_attrs={"slug": "the"})
    assert (copied.slug, copied.get_url()) == ("the-2", "/the-2/")


def test_a_page_below_another_leaves_its_photos_and_its_file_their_addresses(home: HomePage) -> None:
    about = home.add_child(instance=StandardPage(title="Giới thiệu", slug="gioi-thieu"))
    assert [about.add_child(instance=StandardPage(title=title)).slug for title in ("Ảnh", "Lưu")] == ["anh-2", "luu-2"]


def test_an_article_may_be_named_like_a_list(make_article: Callable[..., Any], client: Client) -> None:
    article = make_article("Lưu trữ")
    assert article.slug == "luu-tru"
    assert client.get(article.url).status_code == 200
