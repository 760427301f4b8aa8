"""The measured table, as `docs/scale.md` shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.common.machine import load_average, machine
from bench.common.markdown import table
from bench.scale.asked import Asked

BEGINS, ENDS = "<!-- measured: make bench-scale -->", "<!-- end -->"


@dataclass(frozen=True)
class Measured:
    """Milliseconds of the smaller and of the larger site, round by round."""

    vendor: str
    asked: Asked
    small: Sequence[float]
    large: Sequence[float]

    @property
    def ratio(self) -> float:
        """Round by round, as both met the same moment of the machine."""
        return median(large / small for small, large in zip(self.small, self.large, strict=True))

    @property
    def holds(self) -> bool:
        return self.asked.most is None or self.ratio <= self.asked.most

    @property
    def cells(self) -> list[str]:
        asked = "" if self.asked.most is None else f"≤ {self.asked.most} ×" + ("" if self.holds else ", missed")
        return [f"{median(self.small):.1f} ms", f"{median(self.large):.1f} ms", f"{self.ratio:.2f} ×", asked]


def report(measured: Iterable[Measured], sizes: tuple[int, int], rounds: int) -> str:
    by_vendor: dict[str, list[Measured]] = {}
    for each in measured:
        by_vendor.setdefault(each.vendor, []).append(each)
    parts = [f"{machine('django', 'wagtail', 'psycopg')}; load {load_average()}; medians of {rounds} rounds."]
    for vendor, figures in by_vendor.items():
        head = [vendor, f"{sizes[0]:,} articles", f"{sizes[1]:,} articles", "ratio", "asked"]
        parts.append(table(head, [[figure.asked.name, *figure.cells] for figure in figures]))
    return "\n\n".join(parts)


def write(path: Path, text: str) -> None:
    """Between the two marks of the file."""
    before, _, rest = path.read_text().partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    path.write_text(f"{before}{BEGINS}\n{text}\n{ENDS}{after}")
