from django.db import models


class Hour(models.Model):
    """The traffic of one local hour.

    A visitor belongs to the hour of the day's first hit, so that the hours add up to the day.
    """

    day = models.DateField("ngày")
    hour = models.PositiveSmallIntegerField("giờ")
    visits = models.PositiveIntegerField("lượt truy cập", default=0)
    visitors = models.PositiveIntegerField("khách", default=0)
    views = models.PositiveIntegerField("lượt xem", default=0)

    class Meta:
        verbose_name = "số liệu giờ"
        verbose_name_plural = "số liệu giờ"
        constraints = [models.UniqueConstraint(fields=["day", "hour"], name="stats_hour_once")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.hour:02}h: {self.visits}"
