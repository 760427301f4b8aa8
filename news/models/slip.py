from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from news.models.recoverable import KeptManager, Recoverable, RecoverableQuerySet
from news.text.fields import CleanTextMixin


class Slip(CleanTextMixin, Recoverable, models.Model):
    """A known slip of the keyboard, and what was meant."""

    wrong = models.CharField("chữ gõ sai", max_length=80, help_text="Một hay vài chữ liền nhau. Ví dụ: kiếm tra")
    right = models.CharField("chữ đúng", max_length=80, help_text="Ví dụ: kiểm tra")
    unless_followed_by = models.CharField(
        "không phải lỗi khi chữ tiếp theo là",
        max_length=240,
        blank=True,
        help_text="Cách nhau bằng dấu phẩy. Ví dụ: “trong tâm” không sai trong: trí, hồn, thức",
    )

    panels = [FieldPanel("wrong"), FieldPanel("right"), FieldPanel("unless_followed_by")]

    objects: ClassVar[Any] = KeptManager.from_queryset(RecoverableQuerySet)()
    everything: ClassVar[Any] = RecoverableQuerySet.as_manager()

    class Meta:
        verbose_name = "lỗi hay gặp"
        verbose_name_plural = "lỗi hay gặp"
        ordering = ["wrong"]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"

    def clean(self) -> None:
        self.wrong, self.right = " ".join(self.wrong.split()), " ".join(self.right.split())
        if self.wrong.lower() == self.right.lower():
            raise ValidationError({"right": "Chữ đúng phải khác chữ gõ sai. Ví dụ: kiếm tra → kiểm tra"})
        others = Slip.objects.exclude(pk=self.pk).filter(wrong__in={self.wrong, self.wrong.lower()})
        if others.exists():
            raise ValidationError({"wrong": f"“{self.wrong}” đã có trong danh sách."})
