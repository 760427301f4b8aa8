from django.db import models


class Violation(models.Model):
    """What browsers refused to do on one of our pages by its policy; nothing about who read it."""

    directive = models.CharField("quy tắc", max_length=40)
    blocked = models.CharField("bị chặn", max_length=120)
    page = models.CharField("trang", max_length=200)
    times = models.PositiveIntegerField("số lần", default=1)
    first_at = models.DateTimeField("lần đầu")
    last_at = models.DateTimeField("lần gần nhất", db_index=True)

    class Meta:
        verbose_name = "lần bị chặn"
        verbose_name_plural = "lần bị chặn"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["directive", "blocked", "page"], name="one_row_for_a_violation")]

    def __str__(self) -> str:
        return f"{self.directive}: {self.blocked}"
