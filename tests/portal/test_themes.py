"""The looks agree with each other: a colour forgotten in one of them would be the light one on a dark page."""

import re

import pytest
from django.conf import settings

CSS = settings.ROOT / "static" / "css"
RULE = re.compile(r"(:root[^{]*?) \{([^{}]*)\}")
COLOUR = re.compile(r"(--[\w-]+): (#[0-9a-f]+);")


def rules(name: str) -> list[tuple[str, dict[str, str]]]:
    text = (CSS / name).read_text(encoding="utf-8")
    return [(selector, dict(COLOUR.findall(body))) for selector, body in RULE.findall(text)]


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_system_s_choice_looks_like_the_reader_s(theme: str) -> None:
    (chosen, colours), *by_system = rules(f"themes/{theme}.css")
    assert chosen == f':root[data-theme="{theme}"]'
    assert by_system[-1] == (":root:not([data-theme])", colours)


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_every_look_has_every_colour(theme: str) -> None:
    [(_, light)] = rules("tokens.css")
    for selector, colours in rules(f"themes/{theme}.css"):
        assert colours.keys() == light.keys(), selector


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


TEXT = [("--ink", 7), ("--ink-soft", 4.5), ("--red", 4.5), ("--gold-ink", 4.5), ("--error", 4.5), ("--focus", 3)]
ON = [
    ("--on-red", "--red-strong", 7),
    ("--on-red-soft", "--red-strong", 4.5),
    ("--on-fill", "--fill", 7),
    ("--on-fill", "--fill-strong", 4.5),
    ("--on-mark", "--mark", 4.5),
    ("--line-strong", "--paper", 3),
]


@pytest.mark.parametrize("name", ["tokens.css", "themes/dark.css", "themes/contrast.css"])
def test_text_stands_out_from_whatever_it_stands_on(name: str) -> None:
    for selector, colours in rules(name):
        pairs = [(ink, ground, least) for ink, least in TEXT for ground in ("--paper", "--surface", "--sunken")]
        pairs += ON
        weak = {(ink, ground) for ink, ground, least in pairs if contrast(colours[ink], colours[ground]) < least}
        assert not weak, (selector, weak)
