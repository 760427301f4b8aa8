from django.db import models


class MissedSearch(models.Model):
    """Words that readers looked for and no article has; nothing about who typed them."""

    folded = models.CharField("không dấu", max_length=100, unique=True)
    typed = models.CharField("từ khóa", max_length=100)
    times = models.PositiveIntegerField("số lần", default=1)
    first_on = models.DateField("ngày đầu")
    last_on = models.DateField("ngày cuối", db_index=True)

    class Meta:
        verbose_name = "từ khóa tìm không thấy"
        verbose_name_plural = "từ khóa tìm không thấy"
        default_permissions = ()

    def __str__(self) -> str:
        return self.typed
