from django.db import models


class PageDay(models.Model):
    """The traffic of one page on one local day: its views, and the visits that began on it.

    `page` is a plain number, not a foreign key: the history outlives the page.
    """

    page = models.PositiveIntegerField("mã trang")
    day = models.DateField("ngày")
    views = models.PositiveIntegerField("lượt xem", default=0)
    visits = models.PositiveIntegerField("lượt truy cập bắt đầu", default=0)

    class Meta:
        verbose_name = "số liệu trang theo ngày"
        verbose_name_plural = "số liệu trang theo ngày"
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="stats_pageday_once")]
        indexes = [models.Index(fields=["day", "page", "views"], name="stats_pageday_most_read")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}, trang {self.page}: {self.views}"
