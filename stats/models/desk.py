from django.db import models


class Desk(models.Model):  # noqa: DJ008 - there are no rows to name
    """No table: only what the permissions of the traffic desk hang on."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = [
            ("view_traffic", "Xem thống kê truy cập"),
            ("correct_traffic", "Điều chỉnh số liệu"),
        ]
        verbose_name = "thống kê truy cập"
        verbose_name_plural = "thống kê truy cập"
