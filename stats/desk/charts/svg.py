"""Elements of SVG. Across, lengths are percentages, so that a chart fills any width with text of one size."""

from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from django.utils.safestring import SafeString, mark_safe

from stats.desk.words import number


def element(tag: str, text: str = "", children: Iterable[Xml.Element] = (), **attributes: object) -> Xml.Element:
    """`class_` and `text_anchor` become `class` and `text-anchor`; floats are percentages."""
    made = Xml.Element(tag, {_name(name): _value(value) for name, value in attributes.items()})
    made.text = text or None
    made.extend(children)
    return made


def picture(
    name: str, title: str, description: str, height: int, parts: Iterable[Xml.Element], kind: str
) -> SafeString:
    """One image to a screen reader. `name` is unique on the page."""
    named = [element("title", title, id=f"{name}-title"), element("desc", description, id=f"{name}-desc")]
    root = element(
        "svg",
        children=[*named, *parts],
        class_=kind,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        width="100%",
        height=height,
    )
    return mark_safe(Xml.tostring(root, encoding="unicode"))  # noqa: S308 - ElementTree escapes all text


def in_words(values: list[int], names: list[str]) -> str:
    """What a chart shows, for somebody who does not see it."""
    if not any(values):
        return "Chưa có số liệu."
    most, least = max(values), min(values)
    return (
        f"Cao nhất {number(most)} ({names[values.index(most)]}), "
        f"thấp nhất {number(least)} ({names[values.index(least)]}), tổng {number(sum(values))}."
    )


def _name(name: str) -> str:
    return name.removesuffix("_").replace("_", "-")


def _value(value: object) -> str:
    return f"{value:.3f}%" if isinstance(value, float) else str(value)
