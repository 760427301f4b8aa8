from django.db import models


class AddressDay(models.Model):
    """How many visits began behind one address on a local day, so that nobody counts without end.

    The address is a hash under the day's secret and is destroyed with the visitors' hashes.
    """

    pk = models.CompositePrimaryKey("day", "address")
    day = models.DateField("ngày")
    address = models.BigIntegerField("mã địa chỉ")
    visits = models.PositiveIntegerField("lượt truy cập trong ngày")
    hour = models.PositiveSmallIntegerField("giờ")
    hour_visits = models.PositiveIntegerField("lượt truy cập trong giờ")

    class Meta:
        verbose_name = "địa chỉ trong ngày"
        verbose_name_plural = "địa chỉ trong ngày"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.visits}"
