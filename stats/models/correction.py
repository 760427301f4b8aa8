from typing import Any, Never

from django.conf import settings
from django.db import models


class HistoryIsFinal(TypeError):
    """Raised by every attempt to edit or delete a row of history."""

    def __init__(self) -> None:
        super().__init__("Số liệu đã ghi không sửa, không xóa: hãy thêm một dòng điều chỉnh mới.")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def site(self) -> "CorrectionQuerySet":
        return self.filter(page=None)

    def carried_over(self) -> "CorrectionQuerySet":
        return self.filter(kind=Correction.Kind.CARRIED_OVER)

    def update(self, **kwargs: Any) -> Never:
        raise HistoryIsFinal

    def delete(self) -> Never:
        raise HistoryIsFinal


class Correction(models.Model):
    """A signed change to a total, for ever: the numbers carried over from an old site, or hits taken off.

    Rows are made by `stats.corrections.correct`, which moves the totals with them.
    """

    class Kind(models.TextChoices):
        CARRIED_OVER = "carried", "Số mang sang"
        ADJUSTMENT = "adjusted", "Cộng hoặc trừ"

    page = models.PositiveIntegerField("mã trang", null=True, blank=True, help_text="Trống: lượt truy cập của cả cổng.")
    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.ADJUSTMENT)
    amount = models.IntegerField("số lượt", help_text="Ví dụ: 181397 để cộng, -250 để trừ.")
    reason = models.CharField("lý do", max_length=255, help_text="Ví dụ: Số liệu chuyển từ cổng cũ.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người thực hiện",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField("thời điểm")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "điều chỉnh số liệu"
        verbose_name_plural = "điều chỉnh số liệu"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["page"], name="stats_correction_page")]

    def __str__(self) -> str:
        return f"{self.amount:+d}: {self.reason}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise HistoryIsFinal
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise HistoryIsFinal
