from collections.abc import Iterable

from django.db import models


class LinkedHostQuerySet(models.QuerySet):
    def known(self, hosts: Iterable[str]) -> set[str]:
        """Those of `hosts` that something published has linked to."""
        return set(self.filter(host__in=list(hosts)).values_list("host", flat=True))

    def remember(self, hosts: Iterable[str]) -> None:
        self.bulk_create([self.model(host=host) for host in sorted(set(hosts))], ignore_conflicts=True)


class LinkedHost(models.Model):
    """A host that the portal has linked to, as `news.review.draft.host_of` writes it."""

    host = models.CharField("máy chủ", max_length=255, unique=True)
    first_linked_at = models.DateTimeField("dẫn tới lần đầu lúc", auto_now_add=True)

    objects = LinkedHostQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi đã dẫn tới"
        verbose_name_plural = "nơi đã dẫn tới"

    def __str__(self) -> str:
        return self.host
