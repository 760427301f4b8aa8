import datetime
from typing import Any

from django.db import models

_FIRST = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)
_MINUTE = datetime.timedelta(minutes=1)
_PAGES = 2**32  # ids of pages are below


def moment_place(moment: datetime.datetime) -> int:
    """The least place that an article of this moment can have."""
    return max((moment - _FIRST) // _MINUTE, 0) * _PAGES


def article_at(place: int) -> int:
    return place % _PAGES


class SearchEntry(models.Model):
    """What the search knows of one live article: tokens, separated by spaces, each in the first part that has it.

    The database's own full-text index stands on these three columns; see the migration.
    """

    # In the order of publication, so that an index read from its end gives the newest first, sorting nothing.
    place = models.BigIntegerField("vị trí", primary_key=True)
    article = models.OneToOneField(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="+", verbose_name="bài viết"
    )
    title = models.TextField("tiêu đề")
    lead = models.TextField("lời dẫn")
    rest = models.TextField("phần còn lại")
    files = models.TextField("tài liệu", blank=True)

    class Meta:
        verbose_name = "mục tìm kiếm"
        verbose_name_plural = "mục tìm kiếm"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.article_id)

    @staticmethod
    def place_of(article: Any) -> int:
        return moment_place(article.published_on) + article.pk


class SearchTerm(models.Model):
    """A word of the articles, or two neighbours, without marks; for mending what was typed."""

    term = models.CharField("từ", max_length=100, primary_key=True)
    count = models.IntegerField("số bài", default=0)

    class Meta:
        verbose_name = "từ trong các bài"
        verbose_name_plural = "từ trong các bài"
        default_permissions = ()

    def __str__(self) -> str:
        return self.term
