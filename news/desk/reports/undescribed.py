from typing import Any

from django.db.models import QuerySet
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.http import urlencode
from django_filters.filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import ReferenceIndex

from news.bin.kinds import policy_of
from news.desk.listing.columns import DayColumn, TextColumn
from news.desk.reports.base import DeskReport
from news.models.photo import Photo
from news.photos.show import with_renditions


class UseFilter(ChoiceFilter):
    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return {"yes": qs.filter(used__gt=0), "no": qs.filter(used=0)}.get(value, qs)


class UndescribedFilterSet(WagtailFilterSet):
    used = UseFilter(
        label="Đang dùng", empty_label="Tất cả", choices=[("yes", "Ảnh đang dùng"), ("no", "Ảnh chưa dùng")]
    )

    class Meta:
        model = Photo
        fields: list[str] = []


class PictureColumn(Column):
    cell_template_name = "admin/desk/cells/picture.html"


class DescribeColumn(Column):
    """Room for the description; the words are saved while one goes on, and without scripts by a button."""

    cell_template_name = "admin/desk/cells/describe.html"

    class Media:
        js = ["js/admin-upload.js", "js/admin-describe.js"]

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(request), "here": request.get_full_path()}


class UsedColumn(Column):
    cell_template_name = "admin/desk/cells/used.html"


class UndescribedPhotosReport(DeskReport):
    """A queue of photos that say nothing to whoever does not see them; first those that readers meet."""

    page_title = "Ảnh chưa có mô tả"
    header_icon = "image"
    index_url_name = "news_undescribed"
    index_results_url_name = "news_undescribed_results"
    results_template_name = "admin/desk/reports/undescribed_results.html"
    filterset_class = UndescribedFilterSet
    paginate_by = 25
    verbose_name_plural = "ảnh"
    list_export = ["title", "caption", "used", "created_at", "uploaded_by_user"]
    export_headings = {
        "title": "Tên ảnh",
        "caption": "Chú thích",
        "used": "Số nơi dùng",
        "created_at": "Ngày tải lên",
        "uploaded_by_user": "Người tải lên",
    }
    export_filename = "anh-chua-co-mo-ta"

    @property
    def columns(self) -> list[Column]:  # type: ignore[override]
        back = urlencode({"next": self.request.get_full_path()})
        return [
            PictureColumn("picture", label="Ảnh", width="170px"),
            TitleColumn(
                "title",
                label="Tên ảnh",
                width="15%",
                get_url=lambda photo: f"{reverse('wagtailimages:edit', args=[photo.pk])}?{back}",
            ),
            DescribeColumn("description", label="Mô tả", width="36%"),
            UsedColumn("used", label="Nơi dùng", width="8%", classname="desk-used"),
            DayColumn("created_at", label="Ngày tải lên", width="10%", classname="desk-day"),
            TextColumn("uploaded_by_user", label="Người tải lên", width="12%", classname="desk-byline"),
        ]

    def get_base_queryset(self) -> QuerySet:
        mine = policy_of(Photo).instances_user_has_permission_for(self.request.user, "change")
        photos = with_renditions(mine.filter(description="", deleted_at=None)).select_related("uploaded_by_user")
        return photos.annotate(used=ReferenceIndex.usage_count_subquery(Photo)).order_by("-used", "-created_at", "-pk")
