from django.db import connection, models
from django.utils import timezone

KEPT = 1_000


class ContentChange(models.Model):
    """One row for each transaction that changed what the public sees, written within it.

    The newest row and the number of rows are together another pair after every change: numbers alone may
    become visible out of order.
    """

    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "lần đổi nội dung"
        verbose_name_plural = "lần đổi nội dung"

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def version(cls) -> tuple[int, int]:
        """Another pair whenever something has changed since the last look."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(id), 0), count(*) FROM {cls._meta.db_table}")  # noqa: S608 - a constant
            newest, count = cursor.fetchone()
        return newest, count

    @classmethod
    def prune(cls) -> None:
        newest = cls.objects.order_by("-pk").values_list("pk", flat=True)[KEPT : KEPT + 1].first()
        if newest is not None:
            cls.objects.filter(pk__lte=newest).delete()
