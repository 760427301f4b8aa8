from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Figures:
    """Visitors of several days are the sum of each day's: their keys change daily, so nobody is followed."""

    visits: int = 0
    visitors: int = 0
    views: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.visits + other.visits, self.visitors + other.visitors, self.views + other.views)


def total(parts: Iterable[Figures]) -> Figures:
    return sum(parts, Figures())


class Measure(Enum):
    """Which of the figures a chart shows; the value is its word in addresses."""

    VISITS = "truy-cap"
    VISITORS = "khach"
    VIEWS = "luot-xem"

    @property
    def label(self) -> str:
        return {"truy-cap": "Lượt truy cập", "khach": "Khách", "luot-xem": "Lượt xem"}[self.value]

    def of(self, figures: Figures) -> int:
        return {
            "truy-cap": figures.visits,
            "khach": figures.visitors,
            "luot-xem": figures.views,
        }[self.value]
