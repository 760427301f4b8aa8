"""What the outdoor scenes share: sky, hills, trees, houses, clouds."""

from __future__ import annotations

import math
from random import Random

from .canvas import Canvas, Point, smooth
from .colours import (
    BARK,
    CREAM,
    DAYS,
    GOLD,
    JADE,
    LEAF,
    MOSS,
    RED,
    SHADOW,
    STRAW,
    TERRACOTTA,
    TILE,
    WHITE,
    WOOD,
    Daylight,
    Ink,
    fade,
    mix,
)


def daylight(rng: Random, *choices: Daylight) -> Daylight:
    return rng.choice(choices or DAYS)


def sky(c: Canvas, day: Daylight, horizon: float) -> None:
    """Sky down to `horizon` (units from the top), with sun and clouds."""
    c.vertical(day.sky, (0, 0, c.w, horizon + 6))
    x = c.w * c.rng.choice((0.2, 0.3, 0.68, 0.8))
    y = horizon * (0.35 + day.sun_height)
    c.glow(x, y, 60, day.sun, 0.75)
    c.glow(x, y, 22, day.sun, 0.8)
    c.disc(x, y, 4.6, fade(day.sun, 0.95))
    for _ in range(c.rng.randint(3, 6)):
        cloud(c, c.rng.uniform(-0.05, 1.0) * c.w, c.rng.uniform(0.12, 0.7) * horizon, c.rng.uniform(8, 20), day)


def cloud(c: Canvas, x: float, y: float, length: float, day: Daylight) -> None:
    light = mix(mix(WHITE, day.mist, 0.35), day.sky[1], 0.3)
    tall = length * 0.085
    for dx, rise in ((-0.3, 0.9), (-0.12, 1.7), (0.1, 1.35), (0.28, 0.8)):
        r = tall * rise * c.rng.uniform(0.85, 1.15)
        c.chord(x + dx * length, y, r * 1.5, r, 180, 360, light)
    c.rounded((x - length * 0.5, y - tall * 0.5, x + length * 0.5, y + tall * 0.3), tall * 0.4, light)


def ridges(c: Canvas, day: Daylight, top: float, bottom: float, count: int = 4) -> None:
    """Blue hills that come nearer from `top` to `bottom`, mist between them."""
    for index in range(count):
        share = index / max(1, count - 1)
        colour = mix(day.far, day.near, share * 0.85)
        line = c.wave(top + (bottom - top) * share, 9 - 4 * share)
        c.ground(line, (colour, mix(colour, day.mist, 0.35), mix(colour, day.mist, 0.6), mix(colour, day.mist, 0.7)))


def tree(c: Canvas, x: float, y: float, size: float, day: Daylight, leaf: Ink | None = None) -> None:
    """A round tree that stands at (x, y)."""
    rng = c.rng
    base = mix(leaf or rng.choice((LEAF, JADE, MOSS)), day.mist, 0.08)
    c.glow(x, y, size * 0.5, SHADOW, 0.35, size * 0.1)
    c.poly(
        [
            (x - size * 0.05, y),
            (x + size * 0.05, y),
            (x + size * 0.025, y - size * 0.6),
            (x - size * 0.025, y - size * 0.6),
        ],
        BARK,
    )
    for branch in (-1, 1):
        c.line([(x, y - size * 0.36), (x + branch * size * 0.18, y - size * 0.58)], size * 0.035, BARK)
    crown = [(rng.uniform(-0.26, 0.26), rng.uniform(0.52, 0.86), rng.uniform(0.17, 0.25)) for _ in range(7)]
    for layer, (dx, dy, tone) in enumerate(
        ((0.035, -0.035, mix(base, SHADOW, 0.28)), (0, 0, base), (-0.05, 0.05, mix(base, day.sun, 0.26)))
    ):
        for px, py, r in crown:
            radius = r * (1, 1, 0.58)[layer]
            c.disc(x + (px + dx) * size, y - (py + dy) * size, radius * size, tone)


def blossom_tree(c: Canvas, x: float, y: float, size: float, day: Daylight, petals: Ink) -> None:
    """A tree in flower."""
    tree(c, x, y, size, day)
    for _ in range(46):
        turn, reach = c.rng.uniform(0, math.tau), c.rng.uniform(0.05, 0.36)
        px, py = x + math.cos(turn) * reach * size * 1.1, y - size * 0.72 + math.sin(turn) * reach * size * 0.75
        c.disc(px, py, size * c.rng.uniform(0.018, 0.034), mix(petals, WHITE, c.rng.uniform(0, 0.35)))


def pine(c: Canvas, x: float, y: float, size: float, colour: Ink) -> None:
    c.rect((x - size * 0.03, y - size * 0.2, x + size * 0.03, y), BARK)
    for step in range(4):
        low, half = y - size * (0.12 + step * 0.2), size * (0.25 - step * 0.048)
        c.poly([(x, low - size * 0.36), (x - half, low), (x, low + size * 0.03)], mix(colour, GOLD, 0.08))
        c.poly([(x, low - size * 0.36), (x + half, low), (x, low + size * 0.03)], mix(colour, SHADOW, 0.22))


def palm(c: Canvas, x: float, y: float, size: float, colour: Ink) -> None:
    lean = c.rng.uniform(-0.1, 0.1) * size
    c.line(
        smooth([(x, y), (x + lean * 0.3, y - size * 0.4), (x + lean, y - size * 0.82)], closed=False),
        size * 0.045,
        mix(BARK, STRAW, 0.2),
    )
    top = (x + lean, y - size * 0.82)
    for index, turn in enumerate((-1.75, 1.75, -1.3, 1.3, -0.85, 0.85, -0.4, 0.4, 0.0)):
        reach = size * (0.42 - 0.03 * (index % 3))
        bend = (
            top[0] + math.sin(turn * 0.75) * reach * 0.6,
            top[1] - math.cos(turn * 0.75) * reach * 0.62 - size * 0.02,
        )
        tip = (top[0] + math.sin(turn) * reach * 1.05, top[1] - math.cos(turn) * reach * 0.8 + size * 0.03)
        under = (bend[0] - math.sin(turn) * size * 0.02, bend[1] + size * 0.1)
        c.blob([top, bend, tip, under], mix(colour, SHADOW if index < 4 else LEAF, 0.22 if index < 4 else 0.06 * index))


def bush(c: Canvas, x: float, y: float, size: float, colour: Ink) -> None:
    for dx, r in ((-0.5, 0.42), (0.5, 0.42), (0, 0.6)):
        c.disc(x + dx * size, y - r * size * 0.6, r * size, mix(colour, SHADOW, 0.12))
        c.disc(x + dx * size - 0.1 * size, y - r * size * 0.75, r * size * 0.7, colour)


def grass(c: Canvas, count: int, top: float, colour: Ink) -> None:
    """Tufts scattered below `top`, bigger the nearer."""
    for _ in range(count):
        x, y = c.rng.uniform(0, c.w), c.rng.uniform(top, c.h)
        size = 0.6 + 2.4 * (y - top) / max(1, c.h - top)
        for lean in (-0.4, 0, 0.4):
            c.line([(x, y), (x + lean * size, y - size)], 0.22, fade(colour, 0.7))


def stilt_house(c: Canvas, x: float, y: float, size: float, day: Daylight) -> None:
    """A house on stilts; (x, y) is the middle of its foot, `size` the width of its roof."""
    s = size
    c.glow(x, y, s * 0.6, SHADOW, 0.4, s * 0.08)
    wood = mix(c.rng.choice((WOOD, BARK, mix(WOOD, TERRACOTTA, 0.35))), day.sun, 0.08)
    roof = c.rng.choice((mix(STRAW, BARK, 0.45), TILE, mix(BARK, STRAW, 0.25)))
    c.poly(
        [(x - s * 0.36, y - s * 0.17), (x + s * 0.36, y - s * 0.17), (x + s * 0.34, y), (x - s * 0.34, y)],
        mix(SHADOW, wood, 0.25),
    )
    for index in range(6):
        px = x + (-0.36 + index * 0.144) * s
        c.rect((px - s * 0.012, y - s * 0.2, px + s * 0.012, y), mix(wood, SHADOW, 0.2))
    c.shaded(
        [
            (x - s * 0.4, y - s * 0.4),
            (x + s * 0.4, y - s * 0.4),
            (x + s * 0.4, y - s * 0.17),
            (x - s * 0.4, y - s * 0.17),
        ],
        (mix(wood, SHADOW, 0.45), wood),
    )
    for index in range(17):
        px = x + (-0.4 + index * 0.05) * s
        c.line([(px, y - s * 0.4), (px, y - s * 0.17)], s * 0.004, fade(SHADOW, 0.3))
    for px in (-0.25, 0.02, 0.22):
        c.rect(
            (x + px * s - s * 0.045, y - s * 0.345, x + px * s + s * 0.045, y - s * 0.235),
            mix(GOLD, SHADOW, 0.15) if day.warmth > 0.2 else mix(SHADOW, wood, 0.2),
        )
        c.line([(x + px * s, y - s * 0.345), (x + px * s, y - s * 0.235)], s * 0.008, wood)
    c.rect((x - s * 0.43, y - s * 0.18, x + s * 0.43, y - s * 0.155), mix(wood, CREAM, 0.15))
    c.shaded(
        [
            (x - s * 0.3, y - s * 0.68),
            (x + s * 0.3, y - s * 0.68),
            (x + s * 0.5, y - s * 0.36),
            (x - s * 0.5, y - s * 0.36),
        ],
        (mix(roof, day.sun, 0.25), roof, mix(roof, SHADOW, 0.3)),
    )
    for index in range(1, 5):
        level, half = y - s * (0.68 - index * 0.064), s * (0.3 + index * 0.04)
        c.line([(x - half, level), (x + half, level)], s * 0.005, fade(SHADOW, 0.18))
    c.line([(x - s * 0.31, y - s * 0.685), (x + s * 0.31, y - s * 0.685)], s * 0.02, mix(roof, SHADOW, 0.25))
    for step in range(5):
        c.line(
            [
                (x + s * (0.30 + step * 0.03), y - s * (0.155 - step * 0.033)),
                (x + s * (0.38 + step * 0.03), y - s * (0.155 - step * 0.033)),
            ],
            s * 0.012,
            mix(wood, CREAM, 0.25),
        )


def small_house(c: Canvas, x: float, y: float, size: float, day: Daylight) -> None:
    """A plain house far away."""
    s = size
    wall = mix(c.rng.choice((CREAM, mix(GOLD, CREAM, 0.6), mix(JADE, CREAM, 0.75))), day.mist, 0.12)
    roof = mix(c.rng.choice((TILE, TERRACOTTA, mix(TILE, BARK, 0.4))), day.mist, 0.12)
    c.rect((x - s * 0.4, y - s * 0.4, x + s * 0.4, y), wall)
    c.rect((x + s * 0.12, y - s * 0.4, x + s * 0.4, y), mix(wall, SHADOW, 0.12))
    c.poly(
        [
            (x - s * 0.34, y - s * 0.72),
            (x + s * 0.3, y - s * 0.72),
            (x + s * 0.5, y - s * 0.38),
            (x - s * 0.5, y - s * 0.38),
        ],
        roof,
    )
    for px in (-0.22, 0.22):
        c.rect((x + px * s - s * 0.06, y - s * 0.28, x + px * s + s * 0.06, y - s * 0.13), mix(SHADOW, wall, 0.35))
    c.rect((x - s * 0.06, y - s * 0.27, x + s * 0.06, y), mix(WOOD, SHADOW, 0.2))


def pole_flag(c: Canvas, x: float, y: float, tall: float) -> None:
    """A plain red flag on a pole."""
    c.line([(x, y), (x, y - tall)], 0.5, mix(WHITE, SHADOW, 0.2))
    high, long = tall * 0.24, tall * 0.36
    top: list[Point] = [(x + long * k / 8, y - tall + high * 0.12 * math.sin(k * 0.9)) for k in range(9)]
    low = [(px, py + high) for px, py in reversed(top)]
    c.shaded(
        [*top, *low], (mix(RED, SHADOW, 0.15), RED, mix(RED, TERRACOTTA, 0.35), RED, mix(RED, SHADOW, 0.1)), across=True
    )
    c.disc(x, y - tall, 0.6, GOLD)
