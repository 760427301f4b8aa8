"""Two people in one article."""

from collections.abc import Callable
from typing import Any

import pytest
from editing import form_of
from roles import APPROVER, EDITOR, make_person, signed_in

from news.models import ArticlePage

pytestmark = pytest.mark.django_db
MakeArticle = Callable[..., ArticlePage]


@pytest.fixture
def together(make_article: MakeArticle) -> Any:
    """An article that two people have open: its address, their browsers and the forms they see."""
    article = make_article(live=False)
    article.save_revision()
    address = f"/quan-tri/pages/{article.pk}/edit/"
    people = [signed_in(make_person(role)) for role in (EDITOR, APPROVER)]
    return article, address, people, [form_of(client, address) for client in people]


def latest(article: ArticlePage) -> str:
    return str(ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().lead)


@pytest.mark.parametrize("button", [{}, {"action-publish": "1"}, {"action-submit": "1"}])
def test_the_second_is_told_and_nothing_is_overwritten(together: Any, button: dict[str, str]) -> None:
    article, address, (first, second), (its, other) = together
    first.post(address, {**its, "lead": "Của người thứ nhất."})
    answer = second.post(address, {**other, "lead": "Của người thứ hai.", **button})
    html = answer.content.decode()
    assert "đã lưu bài này lúc" in html
    assert "Của người thứ hai." in html
    assert latest(article) == "Của người thứ nhất."
    assert not ArticlePage.objects.get(pk=article.pk).live
    assert "w-autosave-interval-value" not in html


def test_pressed_again_the_button_counts_and_the_first_version_stays_in_the_history(together: Any) -> None:
    article, address, (first, second), (its, other) = together
    first.post(address, {**its, "lead": "Của người thứ nhất."})
    told = second.post(address, {**other, "lead": "Của người thứ hai."})
    again = form_of(second, address)
    knowing = {name: again[name] for name in ("loaded_revision_id", "loaded_revision_created_at")}
    assert f'value="{knowing["loaded_revision_created_at"]}"' in told.content.decode()
    second.post(address, {**other, **knowing, "lead": "Của người thứ hai."})
    assert latest(article) == "Của người thứ hai."
    kept = [revision.content["lead"] for revision in article.revisions.order_by("pk")]
    assert "Của người thứ nhất." in kept


def test_ones_own_autosave_on_its_way_is_no_conflict(together: Any) -> None:
    article, address, (first, _), (its, _) = together
    first.post(address, {**its, "lead": "Tự lưu."}, headers={"accept": "application/json"})
    first.post(address, {**its, "lead": "Bấm lưu."})
    assert latest(article) == "Bấm lưu."


def test_a_session_tells_whether_it_lives_and_hands_out_a_token_only_then(together: Any, client: Any) -> None:
    _, _, (first, _), _ = together
    assert client.get("/quan-tri/phien/").json() == {"alive": False}
    told = first.get("/quan-tri/phien/")
    assert told.json()["alive"] and told.json()["token"]
    assert "no-store" in told["Cache-Control"]
