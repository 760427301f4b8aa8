from django.db import models


class Day(models.Model):
    """The traffic of one local day; kept for ever."""

    day = models.DateField("ngày", primary_key=True)
    visits = models.PositiveIntegerField("lượt truy cập", default=0)
    visitors = models.PositiveIntegerField("khách", default=0)
    views = models.PositiveIntegerField("lượt xem", default=0)

    class Meta:
        verbose_name = "số liệu ngày"
        verbose_name_plural = "số liệu ngày"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.visits}"
