"""What was asked, and what came of it."""

from collections import Counter
from dataclasses import dataclass, field

SLOW = 2.0  # seconds


@dataclass
class Group:
    slowest: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    slow: list[str] = field(default_factory=list)


class Tally:
    def __init__(self) -> None:
        self.groups: dict[str, Group] = {}

    def note(self, group: str, status: int, seconds: float, wish: object) -> None:
        told = self.groups.setdefault(group, Group())
        told.statuses[status] += 1
        told.slowest = max(told.slowest, seconds)
        if seconds > SLOW:
            told.slow.append(f"{seconds:.1f} s: {wish!r:.500}")

    def table(self) -> str:
        lines = ["| group | cases | slowest, s | by status |", "|---|---|---|---|"]
        for name, group in self.groups.items():
            statuses = ", ".join(f"{status}: {count:,}" for status, count in sorted(group.statuses.items()))
            lines.append(f"| {name} | {group.statuses.total():,} | {group.slowest:.2f} | {statuses} |")
        total = sum(group.statuses.total() for group in self.groups.values())
        lines.append(f"| all | {total:,} | {max(group.slowest for group in self.groups.values()):.2f} | |")
        return "\n".join(lines)
