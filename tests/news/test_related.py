"""What is offered to read on: by tags and words, the rare ones first, whichever article came earlier."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from news.listing import around
from news.models import ArticlePage, ArticleTerm, RelatedArticle, SectionPage
from news.related.relate import KEPT, queue_unrelated, relate
from news.related.terms import terms_of

Make = Callable[..., ArticlePage]


def put(make_article: Make, title: str, tags: tuple[str, ...] = (), lead: str = "", **values: Any) -> ArticlePage:
    article = make_article(title, lead=lead or f"{title}.", **values)
    if tags:
        article.tags.set(tags)
        article.save()
    relate.enqueue(article.pk)
    return article


def related(article: ArticlePage) -> list[str]:
    return [other.title for other in around(ArticlePage.objects.get(pk=article.pk)).related]


def by_words(article: ArticlePage) -> list[str]:
    rows = RelatedArticle.objects.filter(article=article).order_by("-score")
    return [row.other.title for row in rows.select_related("other")]


def test_articles_that_share_rare_words_find_each_other_whichever_came_first(make_article: Make) -> None:
    old = put(make_article, "Cô giáo ở điểm trường Khe Gió")
    for number in range(6):
        put(make_article, f"Hội nghị tổng kết lần {number}")
    new = put(make_article, "Điểm trường Khe Gió có nhà mới")
    assert by_words(new)[0] == old.title
    assert by_words(old) == [new.title]
    assert related(old)[0] == new.title


def test_a_rare_tag_weighs_more_than_a_usual_one(make_article: Make) -> None:
    for number in range(8):
        put(make_article, f"Chuyện số {number}", ("phong trào thi đua",))
    rare = put(make_article, "Người giữ rừng", ("trồng cây", "phong trào thi đua"))
    mine = put(make_article, "Tết này", ("trồng cây", "phong trào thi đua"))
    assert by_words(mine)[0] == rare.title
    assert len(by_words(mine)) > 1


def test_words_are_compared_without_marks_and_capitals() -> None:
    assert terms_of("ĐIỂM TRƯỜNG Khe Gió", "") == terms_of("điểm trường khe gio", "")
    assert len(terms_of("Một", "")) == 1
    assert len(terms_of("từ " * 400, " ".join(map(str, range(400))))) <= 64


def test_what_stands_everywhere_relates_nothing(make_article: Make) -> None:
    articles = [put(make_article, f"Thi đua {number} {number}a") for number in range(45)]
    assert by_words(articles[-1]) == []


def test_only_the_nearest_are_kept(make_article: Make) -> None:
    articles = [put(make_article, f"Bản Nà Lốc kỳ {number}") for number in range(KEPT + 4)]
    assert {RelatedArticle.objects.filter(article=article).count() for article in articles} == {KEPT}


def test_what_is_withdrawn_private_or_a_draft_is_not_offered(
    make_article: Make, home: Any, section: SectionPage
) -> None:
    closed = home.add_child(instance=SectionPage(title="Nội bộ", slug="noi-bo"))
    mine = put(make_article, "Khe Gió một")
    gone = put(make_article, "Khe Gió hai")
    put(make_article, "Khe Gió ba", under=closed)
    draft = make_article("Khe Gió bốn", live=False)
    relate.enqueue(draft.pk)
    assert not ArticleTerm.objects.filter(article=draft).exists()
    assert related(mine) == ["Khe Gió ba", "Khe Gió hai"]
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    gone.unpublish()
    assert related(mine) == []


def test_where_nothing_is_related_the_newest_of_the_section_stand_there(make_article: Make, home: Any) -> None:
    other = home.add_child(instance=SectionPage(title="Khen thưởng", slug="khen-thuong"))
    mine = make_article("Một hai")
    beside = make_article("Ba bốn")
    make_article("Năm sáu", under=other)
    assert related(mine) == [beside.title]
    put(make_article, "Một hai ba", under=other)
    relate.enqueue(mine.pk)
    assert related(mine) == ["Một hai ba", beside.title]


def test_a_new_title_changes_what_is_related_on_both_sides(make_article: Make) -> None:
    first = put(make_article, "Nghề dệt ở bản Na Lốc")
    second = put(make_article, "Nghề dệt hồi sinh")
    second.title = second.lead = "Mùa nước lũ"
    second.save()
    relate.enqueue(second.pk)
    assert by_words(first) == by_words(second) == []


def test_publishing_relates_and_what_was_missed_is_made_up_for(
    make_article: Make, django_capture_on_commit_callbacks: Any
) -> None:
    first = make_article("Suối Ngọc trao quà")
    assert queue_unrelated() == 1
    second = make_article("Suối Ngọc mùa hoa", live=False)
    with django_capture_on_commit_callbacks(execute=True):
        second.save_revision().publish()
    assert by_words(first) == [second.title]
    assert queue_unrelated() == 0


@pytest.mark.parametrize("many", [5, 60])
def test_relating_asks_no_more_of_the_database_the_more_articles_there_are(
    make_article: Make, many: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(many):
        put(make_article, f"Khe Gió {number}", ("bản làng",))
    mine = make_article("Khe Gió mới")
    with django_assert_max_num_queries(16 + KEPT):
        relate.enqueue(mine.pk)
