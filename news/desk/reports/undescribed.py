from django.db.models import QuerySet
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


class UsedColumn(Column):
    cell_template_name = "admin/desk/cells/used.html"


class UndescribedPhotosReport(DeskReport):
    """Photos that say nothing to whoever does not see them; first those that readers meet."""

    page_title = "Ảnh chưa có mô tả"
    header_icon = "image"
    index_url_name = "news_undescribed"
    index_results_url_name = "news_undescribed_results"
    results_template_name = "admin/desk/reports/undescribed_results.html"
    filterset_class = UndescribedFilterSet
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
            PictureColumn("picture", label="Ảnh", width="120px"),
            TitleColumn(
                "title",
                label="Tên ảnh",
                get_url=lambda photo: f"{reverse('wagtailimages:edit', args=[photo.pk])}?{back}",
            ),
            UsedColumn("used", label="Nơi dùng", width="14%", classname="desk-used"),
            DayColumn("created_at", label="Ngày tải lên", width="14%", classname="desk-day"),
            TextColumn("uploaded_by_user", label="Người tải lên", width="16%", classname="desk-byline"),
        ]

    def get_base_queryset(self) -> QuerySet:
        mine = policy_of(Photo).instances_user_has_permission_for(self.request.user, "change")
        photos = with_renditions(mine.filter(description="", deleted_at=None)).select_related("uploaded_by_user")
        return photos.annotate(used=ReferenceIndex.usage_count_subquery(Photo)).order_by("-used", "-created_at", "-pk")
