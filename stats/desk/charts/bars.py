from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from django.utils.safestring import SafeString

from stats.desk.charts.scale import ticks
from stats.desk.charts.svg import element, in_words, picture
from stats.desk.words import number

TOP, HEIGHT, FOOT = 22, 216, 24  # pixels above, of, and below the bars
LABELS_WIDE, LABELS_NARROW = 12, 4
NARROW_STEP = 12  # percent of the width


@dataclass(frozen=True, slots=True)
class Bar:
    """`before` is drawn as a mark across the bar; one that is running is drawn lighter."""

    name: str
    short: str
    value: int
    before: int | None = None
    is_running: bool = False

    @property
    def hint(self) -> str:
        before = "" if self.before is None else f"\nKỳ trước: {number(self.before)}"
        return f"{self.name}{' (chưa trọn)' if self.is_running else ''}: {number(self.value)}{before}"


def bar_chart(bars: Sequence[Bar], *, name: str, title: str) -> SafeString:
    """`name` is unique on the page; `title` says what is counted."""
    scale = ticks(max((max(bar.value, bar.before or 0) for bar in bars), default=0))
    description = in_words([bar.value for bar in bars], [bar.name for bar in bars]) if bars else "Chưa có số liệu."
    parts = [*_lines(scale), *_bars(bars, scale[-1]), *_ticks(scale), *_labels(bars)]
    return picture(name, title, description, TOP + HEIGHT + FOOT, parts, "chart")


def _y(value: int, top: int) -> int:
    return TOP + HEIGHT - round(value * HEIGHT / top)


def _lines(scale: list[int]) -> Iterator[Xml.Element]:
    for tick in scale:
        y = _y(tick, scale[-1])
        yield element("line", class_="chart__line", x1="0", x2="100%", y1=y, y2=y)


def _ticks(scale: list[int]) -> Iterator[Xml.Element]:
    """Over the lines and the bars, so that no room is lost beside them."""
    for tick in scale[1:]:
        yield element("text", number(tick), class_="chart__tick", x="0", y=_y(tick, scale[-1]) - 4)


def _bars(bars: Sequence[Bar], top: int) -> Iterator[Xml.Element]:
    step = 100 / max(len(bars), 1)
    width = step * (0.72 if len(bars) <= 62 else 0.86)
    for n, bar in enumerate(bars):
        x = n * step + (step - width) / 2
        y = _y(bar.value, top)
        drawn = [
            element("title", bar.hint),
            element("rect", class_="chart__reach", x=n * step, y=TOP, width=step, height=HEIGHT),
            element(
                "rect",
                class_="chart__bar chart__bar--running" if bar.is_running else "chart__bar",
                x=x,
                y=y,
                width=width,
                height=TOP + HEIGHT - y,
            ),
        ]
        if bar.before is not None:
            y = _y(bar.before, top)
            drawn.append(element("line", class_="chart__before", x1=x, x2=x + width, y1=y, y2=y))
        yield element("g", children=drawn, class_="chart__piece")


def _labels(bars: Sequence[Bar]) -> Iterator[Xml.Element]:
    step = 100 / max(len(bars), 1)
    every = -(-len(bars) // LABELS_WIDE) or 1
    narrow = every * -(-len(bars[::every]) // LABELS_NARROW) or 1
    for n in range(0, len(bars), every):
        kind = "chart__label" if n % narrow == 0 else "chart__label chart__label--wide"
        x = (n + 0.5) * step
        if n == 0 and step < NARROW_STEP:  # else it would stick out
            kind, x = f"{kind} chart__label--first", 0.0
        yield element("text", bars[n].short, class_=kind, x=x, y=TOP + HEIGHT + 17)
