from django.db import models


class Visitor(models.Model):
    """What is known of one visitor on one local day, as long as it is needed to decide about visits."""

    pk = models.CompositePrimaryKey("day", "key")
    day = models.DateField("ngày")
    key = models.BigIntegerField("mã khách")
    hit_at = models.BigIntegerField(
        "lần xem cuối (ms)",
        null=True,
        help_text="Trống khi khách mới chỉ báo còn trực tuyến trong ngày.",
    )
    seen_at = models.BigIntegerField(
        "lần thấy cuối (ms)",
        help_text="Bằng 0 khi khách đã được tính tiếp sang ngày sau.",
    )

    class Meta:
        verbose_name = "khách trong ngày"
        verbose_name_plural = "khách trong ngày"
        indexes = [models.Index(fields=["seen_at"], name="stats_visitor_seen_at")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.key}"
