"""What an editor deletes goes to the bin first; only `purge` removes it for good."""

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import get_active_log_context, log
from wagtail.search import index


class RecoverableQuerySet(models.QuerySet):
    def kept(self) -> "RecoverableQuerySet":
        return self.filter(deleted_at=None)

    def binned(self) -> "RecoverableQuerySet":
        return self.exclude(deleted_at=None)

    def delete(self) -> tuple[int, dict[str, int]]:
        rows: list[Any] = list(self)
        for row in rows:
            row.delete()
        return len(rows), {self.model._meta.label: len(rows)}

    delete.queryset_only = True  # type: ignore[attr-defined]


class KeptManager(models.Manager):
    """Everything that is not in the bin."""

    def get_queryset(self) -> Any:
        queryset: Any = super().get_queryset()
        return queryset.kept()


class Recoverable(models.Model):
    deleted_at = models.DateTimeField("xóa lúc", null=True, editable=False, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="người xóa",
    )

    objects: ClassVar[Any] = KeptManager.from_queryset(RecoverableQuerySet)()
    everything: ClassVar[Any] = RecoverableQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._mark(timezone.now(), get_active_log_context().user)
        log(self, "news.bin")
        if isinstance(self, index.Indexed):
            index.remove_object(self)
        return 1, {self._meta.label: 1}

    def restore(self) -> None:
        self._mark(None, None)
        log(self, "news.restore")
        if isinstance(self, index.Indexed):
            index.insert_or_update_object(self)

    def _mark(self, at: datetime.datetime | None, by: Any) -> None:
        self.deleted_at, self.deleted_by = at, by
        # Not saved, since that would set indexing to work on what the manager hides now.
        type(self)._base_manager.filter(pk=self.pk).update(deleted_at=at, deleted_by=by)

    def purge(self) -> None:
        with transaction.atomic():
            # What refers to it is looked up before it is deleted: nothing may come between.
            list(type(self)._base_manager.select_for_update().filter(pk=self.pk).values("pk"))
            super().delete()
