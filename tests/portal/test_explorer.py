"""The tree of pages in the admin."""

import pytest
from django.test import Client

from news.bin import put_page
from news.bin.pages import bin_page
from news.models import ArticlePage, HomePage


@pytest.mark.usefixtures("home")
def test_the_tree_can_be_searched_and_the_bin_is_no_part_of_it(
    admin_client: Client, home: HomePage, make_article: object
) -> None:
    put_page(make_article("Bài đã xóa"), None)  # type: ignore[operator]
    assert bin_page().pk and ArticlePage.objects.exists()
    for address in (f"/quan-tri/pages/{home.pk}/?q=Phong", f"/quan-tri/pages/{home.get_parent().pk}/?q=Phong"):
        answer = admin_client.get(address)
        assert answer.status_code == 200
        assert "Phong trào thi đua" in answer.content.decode()
    root = admin_client.get(f"/quan-tri/pages/{home.get_parent().pk}/").content.decode()
    assert f"/quan-tri/pages/{bin_page().pk}/edit/" not in root
