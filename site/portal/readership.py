"""What the editors' desk is told about readers, from the numbers that the counter keeps."""

import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from hitcount.models import HitCount

from stats.models import PageDay


class CountedReadership:
    def total(self) -> Any:
        counted = HitCount.objects.filter(object_pk=OuterRef("pk"), content_type=OuterRef("content_type")).order_by()
        return Coalesce(Subquery(counted.values("hits")[:1]), 0)

    def most_read(self, pages: QuerySet, since: datetime.date, count: int) -> list[tuple[int, int]]:
        read = PageDay.objects.filter(day__gte=since, page__in=pages.order_by().values("pk")).order_by()
        summed = read.values("page").annotate(read=Sum("views")).filter(read__gt=0)
        return list(summed.order_by("-read", "-page").values_list("page", "read")[:count])
