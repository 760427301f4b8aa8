import datetime
from typing import Any

from django.db import models
from django.db.models import DateTimeField, ExpressionWrapper, Q, Value
from django.db.models.functions import Now


class Lease(models.Model):
    """Who alone does a thing, of all processes of all hosts, and until when without a further word."""

    name = models.CharField("việc", max_length=60, primary_key=True)
    holder = models.CharField("tiến trình", max_length=64)
    until = models.DateTimeField("đến lúc")

    class Meta:
        verbose_name = "quyền chạy một mình"
        verbose_name_plural = "quyền chạy một mình"

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"

    @classmethod
    def take(cls, name: str, holder: str, seconds: float, at: datetime.datetime | None = None) -> bool:
        """Whether `holder` has it from now on for so many seconds: anew, or because nobody else has it by now.

        Told by the database's clock where no `at` is given: those of the hosts may differ.
        """
        now: Any = Value(at, DateTimeField()) if at else Now()
        until = ExpressionWrapper(now + datetime.timedelta(seconds=seconds), DateTimeField())
        free = cls.objects.filter(Q(holder=holder) | Q(until__lt=now), name=name)
        if free.update(holder=holder, until=until):
            return True
        return cls.objects.get_or_create(name=name, defaults={"holder": holder, "until": until})[1]

    @classmethod
    def give_back(cls, name: str, holder: str) -> None:
        cls.objects.filter(name=name, holder=holder).delete()
