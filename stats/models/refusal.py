from django.db import models

from stats.reasons import Reason


class Refusal(models.Model):
    """How many hits of a local hour were not counted, by reason."""

    day = models.DateField("ngày")
    hour = models.PositiveSmallIntegerField("giờ")
    reason = models.CharField("lý do", max_length=20)
    hits = models.PositiveIntegerField("số lần", default=0)

    class Meta:
        verbose_name = "lượt không tính"
        verbose_name_plural = "lượt không tính"
        constraints = [models.UniqueConstraint(fields=["day", "hour", "reason"], name="stats_refusal_once")]
        indexes = [models.Index(fields=["day", "reason", "hits"], name="stats_refusal_report")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.hour:02}h, {Reason(self.reason).label}: {self.hits}"
