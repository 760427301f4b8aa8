"""Pages that suddenly run hot, measured against their own days before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from stats.desk.reading import HOT_DAYS, Reading

LEAST_VIEWS = 30
TIMES = 3
LEAST_AGE = 3  # days; every new article begins hot

RULE = (
    f"Trang nóng đột biến: ít nhất {LEAST_VIEWS} lượt xem trong ngày và gấp từ {TIMES} lần mức trung bình mỗi ngày "
    f"của chính trang đó trong {HOT_DAYS} ngày trước. Trang đăng chưa đủ {LEAST_AGE} ngày không xét, "
    "vì bài mới bao giờ cũng tăng."
)


@dataclass(frozen=True, slots=True)
class Hot:
    reading: Reading
    views: int
    usual: float

    @property
    def times(self) -> float | None:
        return self.views / self.usual if self.usual else None


def hot(read: Iterable[Reading], day: date) -> list[Hot]:
    """Hottest first."""
    found = []
    for reading in read:
        views = reading.counts.last_day
        if reading.page is None or views < LEAST_VIEWS:
            continue
        published = reading.page.first_published_at
        age = (day - timezone.localtime(published).date()).days if published else HOT_DAYS
        if age < LEAST_AGE:
            continue
        usual = reading.counts.days_before / min(age, HOT_DAYS)
        if views >= TIMES * usual:
            found.append(Hot(reading, views, usual))
    return sorted(found, key=lambda one: (-one.views / (one.usual or 0.5), -one.views))
