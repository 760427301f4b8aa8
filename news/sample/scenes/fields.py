"""The country: rice terraces, tea hills, harvest, tree planting, forest."""

from __future__ import annotations

import math

from .canvas import Canvas, Point
from .colours import (
    BARK,
    CREAM,
    DAWN,
    DUSK,
    GOLD,
    JADE,
    LEAF,
    MIST,
    MORNING,
    MOSS,
    NOON,
    SHADOW,
    STRAW,
    WHITE,
    WOOD,
    Ink,
    fade,
    mix,
)
from .land import bush, daylight, grass, pine, ridges, sky, small_house, stilt_house, tree
from .people import crowd, person


def terraces(c: Canvas) -> None:
    """Rice terraces, in green, in ripe gold or full of water."""
    rng = c.rng
    day = daylight(rng, DAWN, DUSK, MORNING, MIST)
    horizon = c.h * 0.36
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.66, horizon * 1.05, 4)
    season = rng.choice(("green", "gold", "water"))
    field = {
        "green": mix(LEAF, day.grass, 0.4),
        "gold": mix(STRAW, GOLD, 0.45),
        "water": mix(day.sky[2], day.sky[1], 0.3),
    }[season]
    bank = mix(MOSS, BARK, 0.25) if season != "gold" else mix(BARK, LEAF, 0.45)
    steps = 15
    lean = rng.choice((-1, 1))
    phase = rng.uniform(0, 6)
    for step in range(steps):
        share = (step / (steps - 1)) ** 1.25
        level = horizon * 1.06 + (c.h * 1.02 - horizon * 1.06) * share
        line: list[Point] = []
        for k in range(41):
            x = k / 40
            swing = math.sin(x * 5.6 + phase + step * 0.24) * (2.2 + 5.4 * share) + math.sin(
                x * 12.5 + phase * 2 + step * 0.5
            ) * (0.7 + share * 1.5)
            slope = lean * (x - 0.5) * (15 * (1 - share) + 3)
            line.append((x * c.w, level + swing + slope))
        near = mix(field, day.mist, 0.4 * (1 - share))
        lit = mix(near, day.sun, 0.25 + 0.2 * day.warmth)
        edge = mix(bank, day.mist, 0.42 * (1 - share))
        c.ground(line, (edge, mix(edge, SHADOW, 0.15)))
        thick = 0.6 + 2.1 * share * (0.75 + 0.5 * ((step * 7) % 5) / 4)
        shifted = [(x, y + thick) for x, y in line]
        c.ground(shifted, (lit, near, mix(near, bank, 0.25), mix(near, bank, 0.3)))
        if season == "water":
            c.line([(x, y + 0.4) for x, y in shifted], 0.25, fade(WHITE, 0.6))
        elif share > 0.25:
            for _ in range(26):
                k = rng.randrange(40)
                x, y = shifted[k][0] + rng.uniform(0, c.w / 40), shifted[k][1] + rng.uniform(0.8, 3.6) * (0.3 + share)
                c.line(
                    [(x, y), (x + rng.uniform(-0.2, 0.2), y - 0.5 - 0.9 * share)],
                    0.18,
                    fade(mix(field, MOSS if season == "green" else CREAM, 0.4), 0.6),
                )
    for _ in range(2):
        stilt_house(c, c.w * rng.uniform(0.12, 0.88), c.h * rng.uniform(0.44, 0.58), rng.uniform(9, 14), day)
    for _ in range(4):
        pine(c, c.w * rng.uniform(0, 1), c.h * rng.uniform(0.42, 0.55), rng.uniform(6, 10), mix(day.near, MOSS, 0.5))
    for who in crowd(rng, rng.randint(1, 3), "farmer", "village"):
        person(c, c.w * rng.uniform(0.15, 0.85), c.h * rng.uniform(0.74, 0.95), 20, who, "work")
    c.glow(c.w * 0.5, horizon * 1.1, c.w * 0.6, day.mist, 0.45, 9)


def tea(c: Canvas) -> None:
    """Hills in stripes of tea, with pickers."""
    rng = c.rng
    day = daylight(rng)
    horizon = c.h * 0.4
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.7, horizon * 1.02, 4)
    green = mix(LEAF, day.grass, 0.5)
    hills = ((0.28, 0.50, 0.42), (0.78, 0.52, 0.50), (0.46, 0.72, 0.75))
    for number, (mx, my, spread) in enumerate(hills):
        cx, top = c.w * (mx + rng.uniform(-0.08, 0.08)), c.h * (my + rng.uniform(-0.04, 0.03))
        rx, ry = c.w * spread, c.h * 0.75
        haze = 0.32 - number * 0.14
        c.oval(cx, top + ry, rx, ry, mix(mix(green, day.sun, 0.3), day.mist, haze))
        rows = 15
        for row in range(rows):
            share = (row + 0.6) / rows
            half = rx * math.sqrt(1 - (1 - share * 0.98) ** 2)
            y = top + ry * (share**1.25) * 0.92
            arch = [(cx + half * k / 20, y + (abs(k) / 20) ** 2 * ry * (0.10 + 0.13 * share)) for k in range(-20, 21)]
            thick = (1.1 + 3.0 * share) * (0.8 + 0.35 * number)
            body = mix(mix(green, MOSS, 0.45), day.mist, haze)
            c.line([(x, yy + thick * 0.3) for x, yy in arch], thick, mix(body, SHADOW, 0.22))
            c.line(arch, thick * 0.85, body)
            c.line(
                [(x, yy - thick * 0.22) for x, yy in arch], thick * 0.4, mix(mix(green, day.sun, 0.18), day.mist, haze)
            )
    small_house(c, c.w * rng.uniform(0.05, 0.2), c.h * 0.57, 9, day)
    tree(c, c.w * rng.choice((0.06, 0.93)), c.h * 0.64, 24, day)
    pickers = crowd(rng, rng.randint(3, 5), "farmer", "village", "farmer")
    for index, who in enumerate(pickers):
        x = c.w * (index + 0.6) / (len(pickers) + 0.3)
        y = c.h * (0.86 + 0.05 * ((index * 7) % 3))
        person(c, x, y, 25, who, "work")
        c.chord(x + 4.6, y - 12, 3, 5, 0, 180, mix(WOOD, STRAW, 0.5))
        c.rect((x + 1.6, y - 12.4, x + 7.6, y - 11.6), mix(WOOD, STRAW, 0.2))
        for k in range(5):
            c.disc(x + 2.4 + k * 1.1, y - 12.7, 0.8, mix(LEAF, CREAM, 0.12 * (k % 2)))
        bush(c, x - 4, y + 2.4, 6.2, mix(green, MOSS, 0.35))
        bush(c, x + 4.5, y + 3, 6, mix(green, MOSS, 0.25))


def harvest(c: Canvas) -> None:
    """Ripe rice and the people who bring it in."""
    rng = c.rng
    day = daylight(rng, DAWN, MORNING, DUSK, NOON)
    horizon = c.h * 0.45
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.74, horizon * 0.98, 4)
    for _ in range(6):
        small_house(c, c.w * rng.uniform(0.02, 0.98), horizon + rng.uniform(2, 4), rng.uniform(4, 6), day)
    for _ in range(8):
        bush(c, c.w * rng.uniform(0, 1), horizon + 4, rng.uniform(2, 3.6), mix(MOSS, day.mist, 0.25))
    gold = mix(GOLD, STRAW, 0.5)
    c.ground([(0, horizon + 3), (c.w, horizon + 3)], (mix(gold, day.mist, 0.4), gold, mix(gold, BARK, 0.3)))
    c.shaded(
        [(c.w * 0.5, horizon + 3), (c.w * 0.51, horizon + 3), (c.w * 0.72, c.h), (c.w * 0.55, c.h)],
        (mix(STRAW, day.mist, 0.4), mix(STRAW, BARK, 0.3), mix(LEAF, BARK, 0.55)),
    )
    workers = crowd(rng, rng.randint(3, 4), "farmer", "village", "farmer")
    rows = 34
    depths = rng.sample(range(len(workers)), len(workers))
    places = {int(rows * (0.36 + 0.46 * depth / len(workers))): (i, workers[i]) for i, depth in enumerate(depths)}
    for row in range(rows):
        share = row / rows
        y = horizon + 5 + (c.h - horizon) * share**1.3
        size = 0.7 + 5.0 * share
        ear = mix(mix(gold, day.mist, 0.3 * (1 - share)), BARK if row % 2 else CREAM, 0.12)
        if row in places:
            i, who = places[row]
            x = c.w * (i + 0.6) / (len(workers) + 0.2)
            tall = 16 + 26 * share
            person(c, x, y, tall, who, "work")
            c.blob(
                [
                    (x - tall * 0.05, y - tall * 0.44),
                    (x + tall * 0.2, y - tall * 0.66),
                    (x + tall * 0.26, y - tall * 0.55),
                    (x + tall * 0.02, y - tall * 0.36),
                ],
                mix(GOLD, CREAM, 0.2),
            )
        count = int(c.w / (size * 0.55))
        for k in range(count):
            x = c.w * k / count + rng.uniform(-0.3, 0.3) * size
            if abs(x - c.w * (0.505 + 0.13 * share)) < c.w * (0.005 + 0.07 * share):
                continue
            lean = rng.uniform(-0.35, 0.35) * size
            c.line(
                [(x, y + size * 0.5), (x + lean * 0.4, y - size * 0.4), (x + lean, y - size * 0.55)],
                0.12 + 0.26 * share,
                ear,
            )


def planting(c: Canvas) -> None:
    """People plant young trees on a hillside."""
    rng = c.rng
    day = daylight(rng)
    horizon = c.h * 0.46
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.6, horizon * 0.95, 4)
    for index in range(int(c.w / 5)):
        pine(
            c,
            index * 5 + rng.uniform(-2, 2),
            horizon + rng.uniform(1, 5),
            rng.uniform(7, 13),
            mix(mix(MOSS, day.near, 0.4), day.mist, 0.25),
        )
    line = c.wave(c.h * 0.54, 3)
    earth = mix(day.grass, WOOD, 0.25)
    c.ground(line, (mix(day.grass, day.sun, 0.2), day.grass, mix(earth, SHADOW, 0.12)))
    grass(c, 150, c.h * 0.58, mix(day.grass, MOSS, 0.5))
    for row in range(3):
        y = c.h * (0.62 + row * 0.13)
        for index in range(8 - row * 2):
            _sapling(c, c.w * (index + 0.3 + 0.25 * (row % 2)) / (8 - row * 2), y, 6 + row * 3.2)
    people = crowd(rng, rng.randint(4, 5), "shirt", "village", "farmer", "pupil", "shirt")
    for index, who in enumerate(people):
        x = c.w * (index + 0.5) / len(people)
        y = c.h * (0.83 + 0.06 * (index % 2))
        person(c, x, y, 36, who, "work")
        if index % 2 == 0:
            c.line([(x + 4.6, y - 22), (x + 9.4, y - 1)], 0.8, mix(WOOD, STRAW, 0.3))
            c.blob(
                [(x + 8.4, y - 3), (x + 10.6, y - 3.4), (x + 11.2, y + 1.4), (x + 9.8, y + 2.4), (x + 8.6, y + 1)],
                SHADOW,
            )
        else:
            _sapling(c, x + 1, y - 10, 9)
        c.oval(x + 10, y + 1.8, 5, 1.4, mix(BARK, WOOD, 0.4))
        c.oval(x + 10, y + 1.3, 4, 0.9, mix(BARK, WOOD, 0.7))
        _sapling(c, x + 10, y + 1, 10)


def _sapling(c: Canvas, x: float, y: float, size: float) -> None:
    c.line([(x, y), (x, y - size)], 0.4, BARK)
    for step in range(4):
        low = y - size * (0.4 + step * 0.18)
        for side in (-1, 1):
            tip = (x + side * size * (0.34 - step * 0.05), low - size * 0.16)
            c.blob(
                [
                    (x, low),
                    (x + side * size * 0.14, low - size * 0.18),
                    tip,
                    (x + side * size * 0.16, low - size * 0.02),
                ],
                mix(LEAF, JADE if side > 0 else CREAM, 0.2),
            )


def forest(c: Canvas) -> None:
    """A patrol on a path through a protected forest."""
    rng = c.rng
    day = daylight(rng, MORNING, MIST, DAWN, NOON)
    c.vertical((mix(day.mist, LEAF, 0.15), mix(day.mist, WHITE, 0.3), mix(day.mist, day.grass, 0.35)))
    c.glow(c.w * 0.55, c.h * 0.3, c.w * 0.5, day.sun, 0.8)
    tone: Ink = mix(MOSS, day.near, 0.3)
    for layer in range(4):
        share = layer / 3
        colour = mix(day.mist, tone, 0.28 + 0.55 * share)
        c.ground(c.wave(c.h * (0.55 + 0.11 * layer), 2.5), (mix(colour, day.grass, 0.35), mix(colour, day.grass, 0.15)))
        for index in range(9 - layer):
            x = c.w * (index + rng.uniform(0.1, 0.9)) / (9 - layer)
            if layer == 3 and c.w * 0.25 < x < c.w * 0.75:
                continue
            wide = 1.3 + 2.2 * share
            base = c.h * (0.58 + 0.11 * layer)
            c.horizontal(
                (mix(colour, day.sun, 0.2), mix(colour, BARK, 0.5), mix(colour, SHADOW, 0.35)),
                (x - wide / 2, 0, x + wide / 2, base),
            )
            c.poly(
                [
                    (x - wide / 2, base - 4),
                    (x + wide / 2, base - 4),
                    (x + wide * 1.3, base + 1),
                    (x - wide * 1.3, base + 1),
                ],
                mix(colour, BARK, 0.5),
            )
            for _ in range(5):
                c.disc(
                    x + rng.uniform(-8, 8),
                    c.h * rng.uniform(-0.02, 0.22),
                    rng.uniform(4, 9),
                    fade(mix(colour, LEAF, 0.3), 0.75),
                )
    c.poly(
        [(c.w * 0.47, c.h * 0.66), (c.w * 0.53, c.h * 0.66), (c.w * 0.72, c.h + 1), (c.w * 0.26, c.h + 1)],
        mix(STRAW, WOOD, 0.35),
    )
    grass(c, 120, c.h * 0.7, MOSS)
    for index, who in enumerate(crowd(rng, 3, "farmer", "shirt", "village")):
        person(
            c,
            c.w * (0.42 + 0.09 * index),
            c.h * (0.82 + 0.05 * (index % 2)),
            33 + 2 * (index % 2),
            who,
            ("stand", "give_left", "work")[index],
        )
    for turn in range(4):
        x = c.w * (0.3 + 0.14 * turn)
        c.poly([(x, -1), (x + 4, -1), (x + 20, c.h), (x + 8, c.h)], fade(day.sun, 0.10))
