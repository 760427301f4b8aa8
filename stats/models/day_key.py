from django.db import models


class DayKey(models.Model):
    """The secret under which one local day's visitors are hashed; destroyed soon after that day."""

    day = models.DateField("ngày", primary_key=True)
    secret = models.BinaryField("khóa bí mật", max_length=32)

    class Meta:
        verbose_name = "khóa của ngày"
        verbose_name_plural = "khóa của ngày"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
