"""The shared inks of the series and how they mix."""

from __future__ import annotations

from dataclasses import dataclass

Ink = tuple[int, int, int]
Fill = tuple[int, int, int] | tuple[int, int, int, int]
Stops = tuple[Ink, ...]


def ink(code: str) -> Ink:
    """`"a4262c"` as an RGB triple."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: Ink, other: Ink, share: float) -> Ink:
    """`one` with `share` (0..1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def fade(colour: Ink, alpha: float) -> Fill:
    """The ink with an opacity of 0..1."""
    return (*colour, round(255 * alpha))


RED = ink("b3272d")
WINE = ink("7d1a22")
GOLD = ink("e2b04a")
BRASS = ink("a9772b")
CREAM = ink("f8eed9")
WHITE = ink("fdfaf3")
PAPER = ink("f3e6cb")
NAVY = ink("26364f")
INDIGO = ink("2d3a66")
CHARCOAL = ink("33353d")
SLATE = ink("5d7186")
SKY_SHIRT = ink("a9c6dc")
JADE = ink("3f8069")
LEAF = ink("5d9248")
MOSS = ink("2f5a41")
TERRACOTTA = ink("c0663f")
TILE = ink("a84f35")
WOOD = ink("8a5a36")
BARK = ink("5a3d2a")
STRAW = ink("d9b56c")
PINK = ink("dd7f8d")
LILAC = ink("8d78b4")
TURQUOISE = ink("3d98a0")
SHADOW = ink("2a1f24")


@dataclass(frozen=True)
class Daylight:
    """One time of day: everything outdoors takes its colours from it."""

    sky: Stops
    sun: Ink
    mist: Ink
    far: Ink
    near: Ink
    grass: Ink
    sun_height: float
    warmth: float


DAWN = Daylight(
    (ink("5f86ad"), ink("b9b4bf"), ink("f6c9a0"), ink("fde3b4")),
    ink("fff0c4"),
    ink("fbdcb8"),
    ink("8f9fb8"),
    ink("43665c"),
    ink("7d9c4c"),
    0.40,
    0.30,
)
MORNING = Daylight(
    (ink("5aa0cf"), ink("9cc9e2"), ink("d9ebe8"), ink("f9f1d8")),
    ink("fffbe4"),
    ink("e8f1e8"),
    ink("8db4c2"),
    ink("3f7563"),
    ink("86ae52"),
    0.16,
    0.08,
)
NOON = Daylight(
    (ink("4b95cf"), ink("82bce0"), ink("bfe0ec"), ink("e9f4ee")),
    ink("ffffff"),
    ink("dcecee"),
    ink("7fa9c4"),
    ink("35705a"),
    ink("79aa4e"),
    0.08,
    0.0,
)
DUSK = Daylight(
    (ink("57598c"), ink("a9789a"), ink("ee9f7c"), ink("fdd08a")),
    ink("ffe2a0"),
    ink("f7bf97"),
    ink("8d7c9f"),
    ink("4a5660"),
    ink("87914a"),
    0.46,
    0.42,
)
MIST = Daylight(
    (ink("8fb0b8"), ink("b7cdcc"), ink("dbe4da"), ink("f1eedd")),
    ink("fffdf0"),
    ink("eef1e6"),
    ink("9ab5b6"),
    ink("4c7767"),
    ink("82a45e"),
    0.22,
    0.05,
)
DAYS = (DAWN, MORNING, NOON, DUSK, MIST)
