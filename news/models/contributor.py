from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from news.models.recoverable import Recoverable
from news.text.fields import CleanTextMixin
from news.text.fold import fold


class Contributor(CleanTextMixin, Recoverable, index.Indexed, models.Model):
    """Who stands in the byline of an article."""

    name = models.CharField("họ và tên", max_length=120, help_text="Tên thật, dùng cho nhuận bút. Ví dụ: Lò Thị Mẫu")
    pen_name = models.CharField(
        "bút danh",
        max_length=80,
        blank=True,
        help_text="Tên in cuối bài; để trống thì in họ và tên. Ví dụ: CTV",
    )
    unit = models.CharField(
        "đơn vị", max_length=160, blank=True, help_text="Nơi công tác. Ví dụ: Văn phòng UBND xã Suối Ngọc"
    )

    panels = [FieldPanel("name"), FieldPanel("pen_name"), FieldPanel("unit")]
    search_fields = [
        index.SearchField("folded"),
        index.AutocompleteField("folded"),
    ]

    class Meta:
        verbose_name = "tác giả"
        verbose_name_plural = "tác giả"
        ordering = ["name"]
        permissions = [("view_royalties", "Xem báo cáo nhuận bút")]

    def __str__(self) -> str:
        return f"{self.byline} ({self.name})" if self.pen_name else self.name

    @property
    def byline(self) -> str:
        return self.pen_name or self.name

    @property
    def folded(self) -> str:
        return fold(f"{self.name} {self.pen_name} {self.unit}")
