"""Measured figures, each with the bound that it must keep or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import ge, le
from statistics import median

BOUNDS: dict[str, Callable[[float, float], bool]] = {"≥": ge, "≤": le}


@dataclass(frozen=True)
class Figure:
    """`values` are those of the rounds; their median counts. `sign` and `bound` are empty where nothing is asked."""

    name: str
    values: Sequence[float]
    unit: str = ""
    sign: str = ""
    bound: float = 0

    @property
    def value(self) -> float:
        return median(self.values)

    @property
    def holds(self) -> bool:
        return not self.sign or BOUNDS[self.sign](self.value, self.bound)

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """Name, value, spread, what is asked, whether it is kept."""
        value = f"{number(self.value)} {self.unit}".strip()
        spread = f"{number(min(self.values))} … {number(max(self.values))}" if len(self.values) > 1 else ""
        asked = f"{self.sign} {number(self.bound)}" if self.sign else ""
        verdict = ("pass" if self.holds else "MISSED") if self.sign else ""
        return self.name, value, spread, asked, verdict

    def __str__(self) -> str:
        name, value, spread, asked, verdict = self.cells
        return f"  {name:<60}{value:>14}  {spread:<18}{asked:>8}  {verdict}".rstrip()


def ratios(name: str, ours: Sequence[float], theirs: Sequence[float], sign: str = "", bound: float = 0) -> Figure:
    """Round by round, as both met the same moment of the machine."""
    return Figure(name, [one / other for one, other in zip(ours, theirs, strict=True)], "×", sign, bound)


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
