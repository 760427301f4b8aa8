"""Keeps what is related to an article, and puts the article among what is related to others."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from news.models.article import ArticlePage
from news.models.related import ArticleTerm, RelatedArticle
from news.related.scores import scores
from news.related.terms import terms_of

KEPT = 12  # more than are shown: some may be withdrawn
LAST = -50  # of the priorities: what was published just now goes first
AT_ONCE = 500


@task(backend="jobs")
def relate(article_id: int) -> None:
    article = ArticlePage.objects.live().defer("body").filter(pk=article_id).first()
    if article is None:
        return
    terms = terms_of(article.title, article.lead)
    with transaction.atomic():
        _store_terms(article_id, terms)
        found = scores(article_id, terms, ArticlePage.objects.live().count())
        best = dict(found.most_common(5 * KEPT))
        live = set(ArticlePage.objects.live().filter(pk__in=best).values_list("pk", flat=True))
        chosen = [(other, score) for other, score in best.items() if other in live][:KEPT]
        RelatedArticle.objects.filter(article=article_id).delete()
        RelatedArticle.objects.filter(other=article_id).delete()
        RelatedArticle.objects.bulk_create(
            [RelatedArticle(article_id=article_id, other_id=other, score=score) for other, score in chosen]
            + [RelatedArticle(article_id=other, other_id=article_id, score=score) for other, score in chosen]
        )
        for other, _ in chosen:
            _trim(other)


def _store_terms(article_id: int, terms: dict[int, int]) -> None:
    known = ArticleTerm.objects.filter(article=article_id)
    if dict(known.values_list("term", "weight")) == terms:
        return
    known.delete()
    ArticleTerm.objects.bulk_create(
        [ArticleTerm(article_id=article_id, term=term, weight=weight) for term, weight in terms.items()]
    )


def _trim(article_id: int) -> None:
    rows = RelatedArticle.objects.filter(article=article_id).order_by("-score", "-other")
    if surplus := list(rows.values_list("pk", flat=True)[KEPT:]):
        RelatedArticle.objects.filter(pk__in=surplus).delete()


def queue_unrelated() -> int:
    """Articles from before there was anything to relate, or published past our signals; none while some wait."""
    if DBTaskResult.objects.ready().filter(backend_name="jobs", task_path=relate.module_path).exists():
        return 0
    known = ArticleTerm.objects.filter(article=OuterRef("pk"))
    waiting = ArticlePage.objects.live().filter(~Exists(known)).order_by("-pk").values_list("pk", flat=True)[:AT_ONCE]
    for pk in waiting:
        relate.using(priority=LAST).enqueue(pk)
    return len(waiting)
