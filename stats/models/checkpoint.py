from django.db import models


class Checkpoint(models.Model):
    """How many bytes of a process's journal stand in the tables."""

    journal = models.CharField("tệp nhật ký", max_length=32, primary_key=True)
    position = models.BigIntegerField("vị trí (byte)")
    moved_at = models.BigIntegerField("thời điểm (ms)")

    class Meta:
        verbose_name = "vị trí đã ghi"
        verbose_name_plural = "vị trí đã ghi"

    def __str__(self) -> str:
        return f"{self.journal}: {self.position}"
