from xml.etree import ElementTree as Xml

from django.utils.safestring import SafeString, mark_safe

from stats.desk.charts.svg import element


def weight(value: int, heaviest: int) -> SafeString:
    """A bar beside a number that says the same, so nothing for a screen reader."""
    share = 100 * value / heaviest if heaviest else 0.0
    bar = element("rect", class_="weight__bar", width=float(share), height="100%")
    root = element("svg", children=[bar], class_="weight", aria_hidden="true", width="100%", height=6)
    return mark_safe(Xml.tostring(root, encoding="unicode"))  # noqa: S308 - numbers only
