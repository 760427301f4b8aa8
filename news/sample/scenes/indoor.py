"""What the halls and rooms share: curtain, stage, tables, lecterns, lamps."""

from __future__ import annotations

import math
from random import Random

from .canvas import Box, Canvas
from .colours import (
    BARK,
    BRASS,
    CREAM,
    GOLD,
    JADE,
    LEAF,
    MOSS,
    PAPER,
    RED,
    SHADOW,
    WHITE,
    WINE,
    WOOD,
    Ink,
    fade,
    ink,
    mix,
)
from .gifts import flowers

CURTAINS = (ink("a92b30"), ink("93232b"), ink("b5382f"), ink("8b2036"))
WALLS = (ink("efdfc2"), ink("e9dcc9"), ink("dfe0d2"), ink("ecd9bb"), ink("d9dfe2"))


def curtain(c: Canvas, box: Box, colour: Ink, folds: int = 26) -> None:
    """A hanging curtain with soft folds, lit from the middle."""
    stops = []
    for index in range(folds * 4 + 1):
        wave = 0.5 + 0.5 * math.sin(index * math.pi / 2 + 0.6 * math.sin(index))
        side = abs(index / (folds * 4) - 0.5)
        stops.append(mix(mix(colour, SHADOW, 0.16 + side * 0.35), mix(colour, GOLD, 0.10), wave * 0.55))
    c.horizontal(tuple(stops), box)


def wall(c: Canvas, rng: Random, floor: float) -> Ink:
    """Wall and floor of a bright room; the colour of the wall comes back."""
    colour = rng.choice(WALLS)
    c.vertical((mix(colour, WHITE, 0.25), colour, mix(colour, BARK, 0.12)), (0, 0, c.w, floor))
    c.vertical((mix(WOOD, CREAM, 0.42), mix(WOOD, CREAM, 0.18), mix(WOOD, SHADOW, 0.1)), (0, floor, c.w, c.h))
    for index in range(-6, 19):
        x = c.w * index / 12
        c.line([(c.w / 2 + (x - c.w / 2) * 0.55, floor), (x, c.h)], 0.15, fade(BARK, 0.22))
    return colour


def lamps(c: Canvas, y: float, count: int) -> None:
    """A row of lamps in the ceiling and their light."""
    for index in range(count):
        x = c.w * (index + 0.5) / count
        c.glow(x, y, 20, ink("fff3cf"), 0.5, 12)
        c.oval(x, y, 3.2, 0.7, ink("fffaf0"))


def backdrop(c: Canvas, rng: Random, box: Box) -> None:
    """The red panel above a stage: an emblem of leaves and plain golden bands, no letters."""
    left, top, right, bottom = box
    red = mix(RED, rng.choice((WINE, RED, ink("c4372f"))), 0.5)
    c.rounded((left - 1, top - 1, right + 1, bottom + 1), 0.8, mix(GOLD, BRASS, 0.3))
    c.vertical((mix(red, SHADOW, 0.08), red, mix(red, GOLD, 0.12)), box)
    x, high, width = (left + right) / 2, bottom - top, right - left
    c.glow(x, top + high * 0.45, width * 0.45, mix(red, GOLD, 0.6), 0.5, high * 0.6)
    lotus(c, x, top + high * 0.36, high * 0.17, GOLD)
    for step, half in enumerate((0.34, 0.26)):
        level = top + high * (0.66 + step * 0.14)
        c.rounded(
            (x - width * half, level - high * 0.03, x + width * half, level + high * 0.03),
            0.5,
            mix(GOLD, CREAM, 0.35 * step),
        )


def lotus(c: Canvas, x: float, y: float, size: float, colour: Ink) -> None:
    """A lotus of seven petals on two leaves."""
    for turn, long, tone in (
        (-1.25, 0.95, 0.3),
        (1.25, 0.95, 0.3),
        (-0.8, 1.05, 0.16),
        (0.8, 1.05, 0.16),
        (-0.38, 1.12, 0.06),
        (0.38, 1.12, 0.06),
        (0, 1.2, 0),
    ):
        tip = (x + math.sin(turn) * size * long, y + size * 0.5 - math.cos(turn) * size * long)
        root = (x, y + size * 0.55)
        middle = ((tip[0] + root[0]) / 2, (tip[1] + root[1]) / 2)
        across = (math.cos(turn) * size * 0.24, math.sin(turn) * size * 0.24)
        c.blob(
            [root, (middle[0] - across[0], middle[1] - across[1]), tip, (middle[0] + across[0], middle[1] + across[1])],
            mix(colour, BRASS if colour == GOLD else SHADOW, tone),
        )
    c.blob(
        [(x - size, y + size * 0.62), (x, y + size * 0.5), (x + size, y + size * 0.62), (x, y + size * 0.86)],
        mix(colour, BRASS, 0.4),
    )


def stage(c: Canvas, top: float, edge: float, *, steps: bool = True) -> None:
    """A wooden stage from `top` down to its front `edge`."""
    c.vertical((mix(WOOD, CREAM, 0.45), mix(WOOD, CREAM, 0.2)), (0, top, c.w, edge))
    c.vertical((mix(WOOD, SHADOW, 0.2), mix(WOOD, SHADOW, 0.5)), (0, edge, c.w, edge + 5))
    c.rect((0, edge, c.w, edge + 0.5), mix(GOLD, WOOD, 0.3))
    if steps:
        for index in range(3):
            low = edge + 5 - index * 1.6
            c.rect((c.w * 0.44, low - 1.6, c.w * 0.56, low), mix(RED, SHADOW, 0.3 - index * 0.1))


def lectern(c: Canvas, x: float, y: float, tall: float, rng: Random) -> None:
    """A lectern with a microphone and flowers; (x, y) is its foot."""
    t = tall
    c.glow(x, y, t * 0.5, SHADOW, 0.4, t * 0.08)
    c.shaded(
        [(x - t * 0.36, y - t), (x + t * 0.36, y - t), (x + t * 0.28, y), (x - t * 0.28, y)],
        (mix(WOOD, CREAM, 0.15), WOOD, mix(WOOD, SHADOW, 0.35)),
    )
    c.rect((x - t * 0.41, y - t * 1.05, x + t * 0.41, y - t * 0.97), mix(WOOD, SHADOW, 0.25))
    lotus(c, x, y - t * 0.5, t * 0.13, GOLD)
    c.line([(x + t * 0.1, y - t * 1.0), (x + t * 0.06, y - t * 1.26)], t * 0.02, SHADOW)
    c.disc(x + t * 0.06, y - t * 1.28, t * 0.04, SHADOW)
    flowers(c, x - t * 0.2, y - t * 1.06, t * 0.15, rng)


def draped_table(c: Canvas, box: Box, cloth: Ink, rng: Random, *, blooms: int = 1) -> None:
    """A long table with a cloth to the floor and low flowers on it."""
    left, top, right, bottom = box
    c.glow((left + right) / 2, bottom, (right - left) * 0.56, SHADOW, 0.4, 2.4)
    folds = max(8, int((right - left) / 3))
    curtain(c, box, cloth, folds)
    c.rect((left - 0.8, top - 1.4, right + 0.8, top + 0.4), mix(cloth, WHITE, 0.16))
    c.rect((left, top + 0.4, right, top + 1.2), mix(GOLD, cloth, 0.25))
    for index in range(blooms):
        flowers(c, left + (right - left) * (index + 0.5) / blooms, top - 2.2, 2.3, rng)


def window(c: Canvas, box: Box, light: Ink) -> None:
    """A window with daylight and a hill outside."""
    left, top, right, bottom = box
    c.rect((left - 0.9, top - 0.9, right + 0.9, bottom + 0.9), mix(WOOD, CREAM, 0.35))
    c.vertical((mix(light, ink("7fb3d4"), 0.6), light, mix(light, LEAF, 0.2)), box)
    middle = bottom - (bottom - top) * 0.3
    c.poly(
        [(left, bottom), (left, middle), ((left + right) / 2, middle - 2.5), (right, middle + 1), (right, bottom)],
        mix(JADE, light, 0.45),
    )
    c.rect(((left + right) / 2 - 0.35, top, (left + right) / 2 + 0.35, bottom), mix(WOOD, CREAM, 0.35))
    c.rect((left, (top + bottom) / 2 - 0.35, right, (top + bottom) / 2 + 0.35), mix(WOOD, CREAM, 0.35))
    c.poly([(left, bottom + 0.9), (right, bottom + 0.9), (right + 8, c.h), (left + 3, c.h)], fade(ink("fff2cc"), 0.10))


def potted_plant(c: Canvas, x: float, y: float, tall: float) -> None:
    t = tall
    c.glow(x, y, t * 0.35, SHADOW, 0.4, t * 0.06)
    for index in range(11):
        turn = -1.25 + index * 0.25
        reach = t * (0.95 - abs(turn) * 0.25)
        tip = (x + math.sin(turn) * reach * 0.62, y - t * 0.25 - math.cos(turn) * reach * 0.75)
        c.blob(
            [
                (x, y - t * 0.22),
                ((x + tip[0]) / 2 - t * 0.05, (y - t * 0.25 + tip[1]) / 2),
                tip,
                ((x + tip[0]) / 2 + t * 0.05, (y - t * 0.2 + tip[1]) / 2),
            ],
            mix(LEAF, MOSS, (index % 3) * 0.4),
        )
    c.shaded(
        [(x - t * 0.16, y - t * 0.27), (x + t * 0.16, y - t * 0.27), (x + t * 0.11, y), (x - t * 0.11, y)],
        (PAPER, mix(PAPER, BARK, 0.3)),
    )
