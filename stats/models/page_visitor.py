from django.db import models


class PageVisitor(models.Model):
    """When a view of a page by one of the day's visitors was last counted."""

    pk = models.CompositePrimaryKey("day", "key", "page")
    day = models.DateField("ngày")
    key = models.BigIntegerField("mã khách")
    page = models.PositiveIntegerField("mã trang")
    counted_at = models.BigIntegerField("lần tính cuối (ms)")

    class Meta:
        verbose_name = "khách của trang trong ngày"
        verbose_name_plural = "khách của trang trong ngày"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.key}, trang {self.page}"
