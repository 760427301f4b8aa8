"""Ways around a role that stock Wagtail leaves open."""

from collections.abc import Callable
from typing import Any

import pytest
from page_states import article_of
from roles import APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in

from news.models import HomePage, SectionPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["sectionpage", "standardpage"])
def test_a_contributor_makes_articles_only(home: HomePage, kind: str) -> None:
    client = signed_in(make_person(CONTRIBUTOR))
    address = f"/quan-tri/pages/add/news/{kind}/{home.pk}/"
    assert client.get(address).status_code == 302
    client.post(address, {"title": "Mục mới", "slug": "muc-moi"})
    assert not home.get_children().filter(slug="muc-moi").exists()
    assert signed_in(make_person(EDITOR)).get(address).status_code == 200


def test_a_locked_article_is_told_to_be_locked_where_it_cannot_be_deleted(section: SectionPage) -> None:
    chief, editor = make_person(APPROVER), make_person(EDITOR)
    article = article_of(section, editor)
    article.locked, article.locked_by = True, chief
    article.save()
    client = signed_in(editor)
    for address in (f"pages/{article.pk}/delete/", f"bulk/wagtailcore/page/delete/?id={article.pk}&next=/quan-tri/"):
        answer = client.post(f"/quan-tri/{address}", follow=True)
        assert "đang bị khóa" in answer.content.decode()
    article.locked_by = editor
    article.save()
    client.post(f"/quan-tri/pages/{article.pk}/delete/")
    assert not section.get_children().exists()


def test_the_bin_shows_a_contributor_nothing_of_others(section: SectionPage, make_article: Callable[..., Any]) -> None:
    own, other = make_person(CONTRIBUTOR), make_person(CONTRIBUTOR)
    make_article("Bài của tôi", owner=own, live=False).delete()
    make_article("Bài người khác", owner=other, live=False).delete()
    html = signed_in(own).get("/quan-tri/thung-rac/").content.decode()
    assert "Bài của tôi" in html and "Bài người khác" not in html


@pytest.mark.parametrize("action", ["publish", "delete", "copy", "move", "revert_to_page_revision"])
def test_the_admins_api_changes_nothing(section: SectionPage, action: str) -> None:
    chief = make_person(APPROVER)
    article = article_of(section, chief)
    assert signed_in(chief).post(f"/quan-tri/api/main/pages/{article.pk}/action/{action}/").status_code == 404
