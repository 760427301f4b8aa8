import datetime

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When each periodic job last ran: what tells editors that the worker lives."""

    STALE_AFTER = datetime.timedelta(minutes=5)

    job = models.CharField("việc", max_length=60, primary_key=True)
    at = models.DateTimeField("chạy lúc")

    class Meta:
        verbose_name = "nhịp của tiến trình nền"
        verbose_name_plural = "nhịp của tiến trình nền"

    def __str__(self) -> str:
        return self.job

    @classmethod
    def beat(cls, job: str, at: datetime.datetime | None = None) -> None:
        cls.objects.update_or_create(job=job, defaults={"at": at or timezone.now()})

    @classmethod
    def last(cls, job: str) -> datetime.datetime | None:
        return cls.objects.filter(job=job).values_list("at", flat=True).first()

    @classmethod
    def is_alive(cls, beat: datetime.datetime | None) -> bool:
        return beat is not None and beat > timezone.now() - cls.STALE_AFTER

    @classmethod
    def is_fresh(cls) -> bool:
        """Whether any job ran of late."""
        return cls.is_alive(cls.objects.aggregate(last=models.Max("at"))["last"])
