"""Places that people pass through: village, road, bridge."""

from __future__ import annotations

import math

from .canvas import Canvas, Point, smooth
from .colours import (
    BARK,
    CREAM,
    DAWN,
    DUSK,
    GOLD,
    JADE,
    LEAF,
    LILAC,
    MORNING,
    MOSS,
    NOON,
    PINK,
    RED,
    SHADOW,
    SLATE,
    STRAW,
    WHITE,
    WOOD,
    fade,
    ink,
    mix,
)
from .land import (
    blossom_tree,
    bush,
    daylight,
    grass,
    palm,
    ridges,
    sky,
    small_house,
    stilt_house,
    tree,
)
from .people import bust, crowd, look, person


def village(c: Canvas) -> None:
    rng = c.rng
    day = daylight(rng)
    horizon = c.h * 0.44
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.62, horizon * 1.0, 4)
    c.ground(c.wave(c.h * 0.52, 3), (mix(day.grass, day.mist, 0.3), day.grass, mix(day.grass, MOSS, 0.5)))
    for _ in range(5):
        palm(c, c.w * rng.uniform(0, 1), c.h * rng.uniform(0.52, 0.58), rng.uniform(13, 19), mix(MOSS, day.mist, 0.2))
    for index in range(4):
        stilt_house(
            c, c.w * (index + rng.uniform(0.3, 0.7)) / 4, c.h * rng.uniform(0.57, 0.62), rng.uniform(22, 28), day
        )
    path = [(c.w * 0.5, c.h * 0.60), (c.w * 0.42, c.h * 0.70), (c.w * 0.52, c.h * 0.83), (c.w * 0.36, c.h * 1.02)]
    other = [(c.w * 0.66, c.h * 1.02), (c.w * 0.66, c.h * 0.83), (c.w * 0.48, c.h * 0.70), (c.w * 0.52, c.h * 0.60)]
    from_left, from_right = smooth(path, closed=False), smooth(other, closed=False)
    c.poly([*from_left, *from_right], mix(STRAW, CREAM, 0.5))
    stilt_house(c, c.w * rng.choice((0.17, 0.84)), c.h * 0.88, min(52, c.w * 0.5), day)
    grass(c, 90, c.h * 0.65, mix(day.grass, MOSS, 0.6))
    if rng.random() < 0.6:
        blossom_tree(
            c, c.w * rng.choice((0.04, 0.96)), c.h * 0.97, 44, day, rng.choice((PINK, WHITE, mix(PINK, WHITE, 0.5)))
        )
    for index, who in enumerate(crowd(rng, rng.randint(2, 4), "village", "farmer", "village", "pupil")):
        person(
            c,
            c.w * (0.42 + 0.07 * index),
            c.h * (0.84 + 0.05 * (index % 2)),
            22 if who.kind != "pupil" else 17,
            who,
            rng.choice(("stand", "work", "wave")),
        )


def road(c: Canvas) -> None:
    """A new concrete road through the fields, lined by trees and lamps."""
    rng = c.rng
    day = daylight(rng)
    horizon = c.h * 0.46
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.66, horizon * 0.98, 4)
    field = mix(day.grass, rng.choice((GOLD, LEAF, STRAW)), 0.35)
    c.ground([(0, horizon + 2), (c.w, horizon + 2)], (mix(field, day.mist, 0.4), field, mix(field, MOSS, 0.35)))
    for index in range(9):
        y = horizon + 3 + (c.h - horizon) * (index / 9) ** 1.6
        c.line([(0, y), (c.w, y + rng.uniform(-1, 1))], 0.3, fade(MOSS, 0.4))
    for _ in range(5):
        small_house(
            c,
            c.w * rng.choice((rng.uniform(0.03, 0.36), rng.uniform(0.64, 0.97))),
            horizon + rng.uniform(3, 7),
            rng.uniform(6, 10),
            day,
        )
    far = c.w * rng.choice((0.4, 0.5, 0.6))
    bend = rng.uniform(-0.06, 0.06) * c.w

    def edge(side: float, share: float) -> Point:
        y = horizon + 2.5 + (c.h * 1.02 - horizon - 2.5) * share**1.5
        x = far + (c.w * 0.5 - far) * share + math.sin(share * 3.0) * bend + side * (0.8 + c.w * 0.27 * share**1.5)
        return x, y

    steps = [k / 24 for k in range(25)]
    c.poly([*(edge(-1.16, s) for s in steps), *(edge(1.16, s) for s in reversed(steps))], mix(STRAW, BARK, 0.25))
    c.shaded(
        [*(edge(-1, s) for s in steps), *(edge(1, s) for s in reversed(steps))],
        (mix(ink("cfcbc2"), day.mist, 0.5), ink("d4cec2"), mix(ink("bdb6aa"), day.sky[1], 0.1)),
    )
    for k in range(1, 12):
        s = (k / 12) ** 0.8
        c.line([edge(-1, s), edge(1, s)], 0.12 + 0.2 * s, fade(SLATE, 0.35))
    trees = rng.choice(("round", "blossom", "blossom", "palm"))
    petals = rng.choice((PINK, RED, GOLD, LILAC))
    for s in (0.22, 0.32, 0.44, 0.58, 0.76):
        for side in (-1.42, 1.42):
            x, y = edge(side, s)
            size = 5 + 38 * s**1.5
            if trees == "round":
                tree(c, x, y, size, day, LEAF)
            elif trees == "blossom":
                blossom_tree(c, x, y, size, day, petals)
            else:
                palm(c, x, y, size * 0.85, mix(MOSS, LEAF, 0.4))
            for _ in range(5):
                c.disc(x + rng.uniform(-0.16, 0.16) * size, y + rng.uniform(0, 0.04) * size, size * 0.025, petals)
    for index, who in enumerate(crowd(rng, rng.randint(2, 3), "pupil", "village", "farmer", "shirt")):
        x, y = edge((-0.5, 0.35, 0.0)[index], (0.66, 0.58, 0.42)[index])
        person(c, x, y, (27, 23, 15)[index], who, rng.choice(("stand", "wave", "stand")))


def bridge(c: Canvas) -> None:
    """A bridge over a wide river between hills."""
    rng = c.rng
    day = daylight(rng, DAWN, MORNING, NOON, DUSK)
    horizon = c.h * 0.5
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.58, horizon * 0.96, 5)
    for _ in range(10):
        bush(c, c.w * rng.uniform(0, 1), horizon + 1.5, rng.uniform(2, 5), mix(MOSS, day.mist, 0.3))
    c.vertical(
        (mix(day.sky[3], day.mist, 0.3), mix(day.sky[1], day.sky[2], 0.5), mix(day.sky[0], JADE, 0.35)),
        (0, horizon + 1, c.w, c.h),
    )
    for _ in range(90):
        y = horizon + 2 + (c.h - horizon) * rng.random() ** 1.4
        x, long = c.w * rng.random(), rng.uniform(2, 10) * (0.4 + (y - horizon) / 40)
        c.rounded((x, y, x + long, y + 0.25), 0.1, fade(mix(WHITE, day.sun, 0.5), 0.35))
    deck = c.h * 0.46
    steel = mix(rng.choice((ink("b6493a"), ink("d9d5cc"), ink("5b7f8f"))), day.mist, 0.1)
    stone = mix(ink("c9c2b4"), day.mist, 0.15)
    kind = rng.choice(("arch", "cable", "beam"))
    spans = 3 if c.w > 120 else 2
    for index in range(spans + 1):
        x = c.w * index / spans
        c.shaded(
            [(x - 2, deck), (x + 2, deck), (x + 2.8, c.h * 0.66), (x - 2.8, c.h * 0.66)],
            (mix(stone, SHADOW, 0.25), stone),
        )
        c.shaded(
            [(x - 2.4, c.h * 0.66), (x + 2.4, c.h * 0.66), (x + 1.6, c.h * 0.82), (x - 1.6, c.h * 0.82)],
            (mix(stone, day.sky[0], 0.5), mix(day.sky[1], JADE, 0.2)),
        )
    if kind == "arch":
        for index in range(spans):
            middle, half = c.w * (index + 0.5) / spans, c.w / spans / 2
            arch = [(middle + half * k / 24, deck - (1 - (k / 24) ** 2) * half * 0.62) for k in range(-24, 25)]
            for k in range(-20, 21, 4):
                c.line(
                    [
                        (middle + half * k / 24, deck),
                        (middle + half * k / 24, deck - (1 - (k / 24) ** 2) * half * 0.62),
                    ],
                    0.3,
                    steel,
                )
            c.line(arch, 1.5, steel)
    elif kind == "cable":
        for x in (c.w * 0.34, c.w * 0.66):
            for k in range(1, 8):
                for side in (-1, 1):
                    c.line([(x, deck - 34 + k * 2.2), (x + side * k * c.w * 0.021, deck)], 0.22, fade(WHITE, 0.85))
            c.poly([(x - 1.4, deck + 2), (x - 0.8, deck - 36), (x + 0.8, deck - 36), (x + 1.4, deck + 2)], steel)
            c.shaded(
                [(x - 2, deck), (x + 2, deck), (x + 2.8, c.h * 0.66), (x - 2.8, c.h * 0.66)],
                (mix(stone, SHADOW, 0.25), stone),
            )
    c.rect((-1, deck - 1, c.w + 1, deck + 1.8), stone)
    c.rect((-1, deck + 1.8, c.w + 1, deck + 2.8), mix(stone, SHADOW, 0.35))
    c.line([(0, deck - 2.8), (c.w, deck - 2.8)], 0.3, WHITE)
    for index in range(int(c.w / 2.5)):
        c.line([(index * 2.5, deck - 2.8), (index * 2.5, deck - 1)], 0.2, WHITE)
    for index, who in enumerate(crowd(rng, 4, "pupil", "village", "farmer", "shirt")):
        person(c, c.w * (0.2 + 0.2 * index), deck - 0.5, 7, who, "stand", shadow=False)
    c.ground(
        [
            (0, c.h * 0.84),
            (c.w * 0.2, c.h * 0.88),
            (c.w * 0.45, c.h * 0.96),
            (c.w * 0.7, c.h * 0.99),
            (c.w, c.h * 0.95),
        ],
        (day.grass, mix(day.grass, MOSS, 0.6)),
    )
    tree(c, c.w * 0.09, c.h * 0.93, 40, day)
    for x in (0.25, 0.9):
        x0, y0 = c.w * x + 12, c.h * rng.uniform(0.72, 0.8)
        c.blob(
            [(x0 - 8, y0 - 1), (x0, y0 - 0.2), (x0 + 8, y0 - 1.2), (x0 + 5, y0 + 1), (x0 - 5, y0 + 1)],
            mix(WOOD, SHADOW, 0.3),
        )
        bust(c, x0, y0 + 4.6, 10, look(rng, "farmer"), "work")
        c.blob(
            [(x0 - 8, y0 - 0.6), (x0, y0 + 0.2), (x0 + 8, y0 - 0.8), (x0 + 5, y0 + 1.4), (x0 - 5, y0 + 1.4)],
            mix(WOOD, SHADOW, 0.2),
        )
