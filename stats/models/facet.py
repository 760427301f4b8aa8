from django.db import models


class Facet(models.Model):
    """How many visits of a local day came from one referring host or with one kind of device."""

    class Kind(models.TextChoices):
        REFERRER = "referrer", "Trang giới thiệu"
        DEVICE = "device", "Thiết bị"

    day = models.DateField("ngày")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    value = models.CharField("giá trị", max_length=100)
    visits = models.PositiveIntegerField("lượt truy cập", default=0)

    class Meta:
        verbose_name = "nguồn và thiết bị"
        verbose_name_plural = "nguồn và thiết bị"
        constraints = [models.UniqueConstraint(fields=["day", "kind", "value"], name="stats_facet_once")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}, {self.value}: {self.visits}"
