import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from news.models.recoverable import KeptManager, Recoverable, RecoverableQuerySet
from news.text.fields import CleanTextMixin


class NoticeQuerySet(RecoverableQuerySet):
    def current(self, today: datetime.date | None = None) -> "NoticeQuerySet":
        today = today or timezone.localdate()
        return self.filter(starts_on__lte=today).exclude(ends_on__lt=today).order_by("-starts_on", "-pk")


class Notice(CleanTextMixin, Recoverable, models.Model):
    """A short announcement that the home page shows between two dates."""

    title = models.CharField("tiêu đề", max_length=160, help_text="Ví dụ: Lịch nộp hồ sơ khen thưởng năm 2026")
    text = models.TextField(
        "nội dung",
        blank=True,
        help_text="Một hai câu. Ví dụ: Hồ sơ gửi về Ban trước ngày 15/12/2026.",
    )
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="trang chi tiết",
        help_text="Trang để người đọc bấm vào xem thêm. Ví dụ: bài hướng dẫn nộp hồ sơ",
    )
    starts_on = models.DateField("hiện từ ngày", default=timezone.localdate, help_text="Ví dụ: 01/12/2026")
    ends_on = models.DateField(
        "đến hết ngày", null=True, blank=True, help_text="Để trống nếu chưa định. Ví dụ: 31/12/2026"
    )

    objects: ClassVar[Any] = KeptManager.from_queryset(NoticeQuerySet)()
    everything: ClassVar[Any] = NoticeQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("link_page"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-starts_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "Ngày kết thúc phải sau ngày bắt đầu. Ví dụ: 31/12/2026"})
