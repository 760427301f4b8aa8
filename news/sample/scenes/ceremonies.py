"""Ceremonies: award, signing, group picture, flower, applause."""

from __future__ import annotations

from .canvas import Canvas
from .colours import CREAM, GOLD, JADE, RED, SHADOW, TILE, WHITE, WINE, WOOD, fade, ink, mix
from .gifts import bouquet, merit
from .indoor import CURTAINS, backdrop, curtain, draped_table, lamps, potted_plant, stage
from .land import daylight, ridges, sky, tree
from .people import bust, crowd, look, person


def _platform(c: Canvas, floor: float) -> None:
    rng = c.rng
    curtain(c, (0, 0, c.w, floor), rng.choice((*CURTAINS, ink("2f6470"))), 24)
    width = min(c.w * 0.66, 112)
    backdrop(c, rng, (c.w / 2 - width / 2, c.h * 0.07, c.w / 2 + width / 2, c.h * 0.07 + min(26.0, c.h * 0.24)))
    stage(c, floor, c.h + 2, steps=False)
    c.glow(c.w / 2, c.h * 0.9, c.w * 0.6, ink("fff0c8"), 0.35, c.h * 0.25)
    lamps(c, 0.5, 4)


def award(c: Canvas) -> None:
    rng = c.rng
    floor = c.h * 0.7
    _platform(c, floor)
    feet = c.h * 0.93
    tall = min(62.0, c.h * 0.58)
    pairs = max(1, min(3, int(c.w / 52)))
    for x in (5, c.w - 5):
        potted_plant(c, x, floor + 6, 24)
    for index in range(pairs):
        middle = c.w * (index + 0.5) / pairs + rng.uniform(-1, 1)
        giver, taker = look(rng, "suit"), look(rng, "aodai", "village", "shirt", "suit")
        low = feet + rng.uniform(-1.5, 1.5)
        person(c, middle - tall * 0.26, low, tall, giver, "give_right")
        person(c, middle + tall * 0.26, low + 0.5, tall * rng.uniform(0.93, 0.99), taker, "give_left")
        merit(c, middle, low - tall * 0.66, tall * 0.25)
        bouquet(c, middle + tall * 0.31, low - tall * 0.60, tall * 0.085, rng)


def honours(c: Canvas) -> None:
    """A row of people who show their certificates."""
    rng = c.rng
    floor = c.h * 0.72
    _platform(c, floor)
    tall = min(54.0, c.h * 0.5)
    many = max(3, int(c.w / (tall * 0.38)) - 1)
    for index, who in enumerate(crowd(rng, many, "suit", "aodai", "shirt", "village", "aodai")):
        x = c.w * (index + 0.7) / (many + 0.4)
        feet = c.h * 0.92 + (index % 2) * 0.8
        person(c, x, feet, tall * rng.uniform(0.95, 1.03), who, "hold")
        if rng.random() < 0.72:
            merit(c, x, feet - tall * 0.6, tall * 0.235)
        else:
            bouquet(c, x, feet - tall * 0.62, tall * 0.09, rng)


def signing(c: Canvas) -> None:
    rng = c.rng
    floor = c.h * 0.76
    _platform(c, floor)
    behind = max(4, int(c.w / 19))
    tall = min(54.0, c.h * 0.5)
    for index, who in enumerate(crowd(rng, behind, "suit", "suit", "aodai", "shirt")):
        person(c, c.w * (index + 0.5) / behind, floor + 8, tall, who, rng.choice(("clap", "stand", "fold")))
    seats = 2 if c.w < 130 else rng.choice((2, 3))
    span = min(c.w * 0.78, 44.0 * seats)
    table = c.h * 0.76
    for index, who in enumerate(crowd(rng, seats, "suit", "suit", "aodai")):
        bust(c, c.w / 2 - span / 2 + span * (index + 0.5) / seats, table + 24, 50, who, "write")
    draped_table(
        c,
        (c.w / 2 - span / 2 - 3, table, c.w / 2 + span / 2 + 3, c.h * 0.97),
        rng.choice((RED, WINE, JADE, ink("3c5a7d"))),
        rng,
        blooms=seats - 1,
    )
    for index in range(seats):
        x = c.w / 2 - span / 2 + span * (index + 0.5) / seats
        c.poly(
            [(x - 7, table - 2.6), (x + 7, table - 2.6), (x + 8, table + 0.2), (x - 8, table + 0.2)],
            mix(RED, SHADOW, 0.25),
        )
        c.poly([(x - 6.2, table - 2.4), (x - 0.2, table - 2.4), (x - 0.2, table - 0.1), (x - 7, table - 0.1)], WHITE)
        c.poly([(x + 0.2, table - 2.4), (x + 6.2, table - 2.4), (x + 7, table - 0.1), (x + 0.2, table - 0.1)], CREAM)
        c.line([(x + 2, table - 1.2), (x + 4.4, table - 5)], 0.55, SHADOW)


def group(c: Canvas) -> None:
    """A group picture on the steps of a public building."""
    rng = c.rng
    day = daylight(rng)
    floor = c.h * 0.62
    sky(c, day, floor)
    ridges(c, day, floor * 0.7, floor * 0.85, 2)
    wide = c.w * 0.8
    left = c.w / 2 - wide / 2
    wall = mix(rng.choice((CREAM, mix(GOLD, CREAM, 0.55), mix(JADE, CREAM, 0.8))), day.mist, 0.1)
    top = c.h * 0.2
    c.vertical((wall, mix(wall, SHADOW, 0.12)), (left, top, left + wide, floor))
    c.rect((left - 2, top - 3, left + wide + 2, top), mix(wall, WHITE, 0.4))
    c.poly(
        [(c.w / 2 - wide * 0.22, top - 3), (c.w / 2, top - 13), (c.w / 2 + wide * 0.22, top - 3)],
        mix(TILE, day.mist, 0.1),
    )
    c.poly([(c.w / 2 - wide * 0.14, top - 4), (c.w / 2, top - 10), (c.w / 2 + wide * 0.14, top - 4)], wall)
    count = max(6, int(wide / 13))
    for index in range(count):
        x = left + wide * (index + 0.5) / count
        for level in (0.1, 0.5):
            box = (x - 3, top + (floor - top) * level, x + 3, top + (floor - top) * (level + 0.3))
            c.vertical((ink("6f94a8"), ink("b9d2d6")), box)
            c.rect((x - 3.6, box[3], x + 3.6, box[3] + 0.8), mix(wall, WHITE, 0.5))
    for place in (-1.5, -0.5, 0.5, 1.5):
        x = c.w / 2 + place * wide * 0.09
        c.horizontal((mix(wall, WHITE, 0.6), mix(wall, SHADOW, 0.18)), (x - 1.3, top, x + 1.3, floor))
    c.rect((c.w / 2 - wide * 0.2, top - 0.3, c.w / 2 + wide * 0.2, top + 4), RED)
    c.rounded((c.w / 2 - wide * 0.13, top + 1.5, c.w / 2 + wide * 0.13, top + 2.5), 0.4, GOLD)
    tree(c, left - 2, floor + 3, 36, day)
    tree(c, left + wide + 3, floor + 3, 32, day)
    for index in range(5):
        low = floor + (c.h - floor) * (index + 1) / 5
        c.rect((-1, low - (c.h - floor) / 5, c.w + 1, low + 1), mix(ink("d9d2c4"), SHADOW, 0.03 + 0.045 * index))
        c.rect((-1, low - (c.h - floor) / 5, c.w + 1, low - (c.h - floor) / 5 + 0.4), fade(WHITE, 0.5))
    kinds = rng.choice(
        (
            ("suit", "aodai", "shirt"),
            ("suit", "aodai", "aodai"),
            ("village", "aodai", "suit", "shirt"),
            ("shirt", "pupil", "aodai"),
        )
    )
    tall = min(44.0, c.h * 0.42)
    for row in range(2 if c.h < 120 else 3):
        many = max(4, int(c.w * 0.86 / (tall * 0.3))) - (row + 1) % 2
        for index, who in enumerate(crowd(rng, many, *kinds)):
            x = c.w / 2 + (index - (many - 1) / 2) * tall * 0.3
            feet = c.h * 0.80 + row * 9.5 + (c.h - 100) * 0.04
            front = row == (1 if c.h < 120 else 2)
            person(
                c,
                x,
                feet,
                tall * rng.uniform(0.95, 1.04),
                who,
                rng.choice(("fold", "stand", "hold")) if front else "stand",
            )
            if front and rng.random() < 0.3:
                bouquet(c, x, feet - tall * 0.58, tall * 0.1, rng)


def applause(c: Canvas) -> None:
    """Delegates on their feet who applaud, seen from the front."""
    rng = c.rng
    c.vertical((ink("7c4f3c"), ink("b98a62"), ink("8a5a42")))
    for index in range(9):
        c.rect((c.w * index / 8 - 0.4, 0, c.w * index / 8 + 0.4, c.h), fade(ink("5b3626"), 0.4))
    lamps(c, c.h * 0.05, 6)
    for row in range(4):
        tall = 30 + row * 12.0
        step = tall * 0.33
        offset = rng.uniform(0, step)
        for index, who in enumerate(crowd(rng, int(c.w / step) + 2, "suit", "shirt", "aodai", "suit", "village")):
            person(
                c,
                index * step - offset + step / 2,
                c.h * (0.66 + row * 0.17),
                tall * rng.uniform(0.95, 1.05),
                who,
                rng.choice(("clap", "clap", "fold")),
                shadow=False,
            )
        c.glow(c.w / 2, c.h, c.w, SHADOW, 0.12, c.h * 0.6)
        if row < 3:
            level = c.h * (0.66 + row * 0.17) - tall * 0.33
            c.rect((-1, level, c.w + 1, level + tall * 0.5), mix(WINE, SHADOW, 0.25 - row * 0.06))
            c.rect((-1, level, c.w + 1, level + 0.7), mix(WOOD, GOLD, 0.3))
