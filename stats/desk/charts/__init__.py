"""Charts drawn on the server as SVG: no script, crisp in print, with words for a screen reader."""

from stats.desk.charts.bars import Bar, bar_chart
from stats.desk.charts.spark import spark
from stats.desk.charts.weight import weight

__all__ = ["Bar", "bar_chart", "spark", "weight"]
