from collections.abc import Sequence

from django.utils.safestring import SafeString

from stats.desk.charts.svg import element, in_words, picture
from stats.desk.words import number

HEIGHT = 56


def spark(points: Sequence[tuple[str, int]], *, name: str, title: str) -> SafeString:
    """A small curve without axes, of (what it is, value). `name` is unique on the page."""
    most = max((value for _, value in points), default=0) or 1
    step = 100 / max(len(points), 1)
    drawn = []
    for n, (label, value) in enumerate(points):
        height = max(round(value * (HEIGHT - 2) / most), 1)
        bar = element("rect", x=(n + 0.1) * step, y=HEIGHT - height, width=0.8 * step, height=height)
        drawn.append(element("g", children=[element("title", f"{label}: {number(value)}"), bar], class_="spark__bar"))
    description = in_words([value for _, value in points], [label for label, _ in points])
    return picture(name, title, description, HEIGHT, drawn, "spark")
