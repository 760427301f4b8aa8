from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django_filters.filters import (
    BooleanFilter,
    DateFromToRangeFilter,
    ModelChoiceFilter,
    ModelMultipleChoiceFilter,
    MultipleChoiceFilter,
)
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.admin.widgets import BooleanRadioSelect

from news.desk.articles import kept
from news.desk.state import State
from news.models.article import ArticleByline, ArticlePage
from news.models.contributor import Contributor
from news.models.section import SectionPage
from news.models.tag import ArticleTag, Tag


class SectionFilter(ModelMultipleChoiceFilter):
    """Several sections as check boxes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Chuyên mục",
            queryset=lambda request: kept(SectionPage.objects.all()).order_by("path"),
            to_field_name="slug",
            widget=CheckboxSelectMultiple,
            **kwargs,
        )

    def filter(self, qs: QuerySet, value: Iterable[SectionPage]) -> QuerySet:
        places = [Q(path__startswith=section.path) for section in value]
        return qs.filter(reduce(or_, places)) if places else qs


class BylineFilter(ModelChoiceFilter):
    """One of those who stand in a byline, those in the bin included."""

    def __init__(self, **kwargs: Any) -> None:
        named = Exists(ArticleByline.objects.order_by().filter(contributor=OuterRef("pk")))
        super().__init__(
            label="Tác giả",
            queryset=lambda request: Contributor.everything.filter(named).order_by("name"),
            **kwargs,
        )

    def filter(self, qs: QuerySet, value: Contributor | None) -> QuerySet:
        written = ArticleByline.objects.filter(contributor=value).order_by().values("article")
        return qs.filter(pk__in=written) if value else qs


class StateFilter(MultipleChoiceFilter):
    def filter(self, qs: QuerySet, value: Iterable[str]) -> QuerySet:
        wanted = set(value)
        if not wanted:
            return qs
        # A published article of which a new version waits is both.
        published = Q(live=True) if State.PUBLISHED in wanted else Q(pk__in=[])
        return qs.filter(published | Q(state__in=wanted))


class TagFilter(ModelChoiceFilter):
    def __init__(self, **kwargs: Any) -> None:
        used = Exists(ArticleTag.objects.filter(tag=OuterRef("pk")))
        super().__init__(label="Thẻ", queryset=lambda request: Tag.objects.filter(used).order_by("name"), **kwargs)

    def filter(self, qs: QuerySet, value: Tag | None) -> QuerySet:
        tagged = ArticleTag.objects.filter(tag=value).order_by().values("content_object")
        return qs.filter(pk__in=tagged) if value else qs


class ArticleFilterSet(WagtailFilterSet):
    section = SectionFilter()
    state = StateFilter(label="Trạng thái", choices=State.choices, widget=CheckboxSelectMultiple)
    byline = BylineFilter()
    published_on = DateFromToRangeFilter(label="Ngày đăng", widget=DateRangePickerWidget)
    tag = TagFilter()
    featured = BooleanFilter(label="Tin tiêu điểm", widget=BooleanRadioSelect)
    owner = MultipleUserFilter(
        label="Người tạo",
        queryset=lambda request: get_user_model().objects.filter(
            Exists(ArticlePage.objects.order_by().filter(owner=OuterRef("pk")))
        ),
        widget=CheckboxSelectMultiple,
    )

    class Meta:
        model = ArticlePage
        fields: list[str] = []
