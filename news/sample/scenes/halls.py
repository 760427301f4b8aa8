"""Halls and meeting rooms: conference, speech, discussion, training, public meeting."""

from __future__ import annotations

from .canvas import Canvas
from .colours import (
    BARK,
    CREAM,
    DAYS,
    GOLD,
    INDIGO,
    JADE,
    LEAF,
    NAVY,
    RED,
    SHADOW,
    SLATE,
    TERRACOTTA,
    WHITE,
    WINE,
    WOOD,
    fade,
    ink,
    mix,
)
from .indoor import (
    CURTAINS,
    backdrop,
    curtain,
    draped_table,
    lamps,
    lectern,
    potted_plant,
    stage,
    wall,
    window,
)
from .land import bush, ridges, sky, stilt_house, tree
from .people import back, bust, crowd, look, person


def _audience(c: Canvas, top: float, rows: int, *kinds: str) -> None:
    """Rows of people seen from behind, bigger the nearer."""
    for row in range(rows):
        share = row / max(1, rows - 1)
        r = 1.9 + 2.6 * share
        y = top + (c.h - top - r * 1.5) * share**1.15
        step = r * 5.1
        offset = c.rng.uniform(0, step)
        people = crowd(c.rng, int(c.w / step) + 3, *kinds)
        aisle = c.w / 2
        for index, who in enumerate(people):
            x = index * step - offset
            if abs(x - aisle) < r * 1.7 + 1.5:
                continue
            c.rounded((x - r * 2.15, y + r * 2.4, x + r * 2.15, y + r * 6), r * 0.5, mix(WINE, SHADOW, 0.35))
            back(c, x, y + c.rng.uniform(-0.3, 0.3) * r, r, who)
            c.rounded(
                (x - r * 1.75, y + r * 3.3, x + r * 1.75, y + r * 7), r * 0.5, mix(WINE, SHADOW, 0.15 + 0.1 * (row % 2))
            )
        c.glow(c.w / 2, y + r * 6, c.w * 0.7, SHADOW, 0.10, r * 4)


def conference(c: Canvas) -> None:
    rng = c.rng
    floor = c.h * 0.56
    panel = wall(c, rng, floor)
    for side in (0, 1):
        edge = c.w * 0.14
        x = 0 if side == 0 else c.w - edge
        for index in range(4):
            c.rect(
                (x + index * edge / 4 + 0.4, 0, x + (index + 1) * edge / 4 - 0.4, floor),
                fade(mix(panel, WOOD, 0.5), 0.5),
            )
    left, right = c.w * 0.13, c.w * 0.87
    c.rect((left - 1.5, c.h * 0.06, right + 1.5, floor), mix(WOOD, GOLD, 0.35))
    curtain(c, (left, c.h * 0.08, right, floor), rng.choice(CURTAINS), 22)
    width = c.w * rng.uniform(0.42, 0.5)
    backdrop(c, rng, (c.w / 2 - width / 2, c.h * 0.12, c.w / 2 + width / 2, c.h * 0.33))
    lamps(c, c.h * 0.02, 5)
    stage(c, floor - 7, floor)
    many = rng.randint(4, 6)
    span = min(c.w * 0.4, 56)
    mid = c.w * rng.choice((0.44, 0.56))
    for index, who in enumerate(crowd(rng, many, "suit", "suit", "aodai")):
        bust(c, mid - span / 2 + span * (index + 0.5) / many, floor + 0.6, 15.5, who, "fold")
    draped_table(c, (mid - span / 2 - 1, floor - 9, mid + span / 2 + 1, floor - 1.6), RED, rng, blooms=3)
    x = mid + (span / 2 + 9) * (1 if mid < c.w / 2 else -1)
    bust(c, x, floor - 1, 17.5, look(rng, "suit", "aodai"), "fold")
    lectern(c, x, floor - 1.2, 8.5, rng)
    for x in (c.w * 0.16, c.w * 0.84):
        potted_plant(c, x, floor - 1, 13)
    _audience(c, floor + 9, 4, "suit", "shirt", "aodai", "shirt")


def speech(c: Canvas) -> None:
    rng = c.rng
    floor = c.h * 0.86
    colour = rng.choice((*CURTAINS, ink("2f5f6b"), ink("3a4a72")))
    curtain(c, (0, 0, c.w, floor), colour, 18)
    c.glow(c.w * 0.5, c.h * 0.35, c.w * 0.6, mix(colour, CREAM, 0.55), 0.45, c.h * 0.6)
    c.vertical((mix(WOOD, CREAM, 0.4), mix(WOOD, SHADOW, 0.1)), (0, floor, c.w, c.h))
    x = c.w * rng.choice((0.38, 0.5, 0.6))
    tall = c.h * 0.74 if c.w > c.h else c.h * 0.6
    potted_plant(c, x - 34, floor + 3, 30)
    potted_plant(c, x + 34, floor + 3, 30)
    bust(c, x, floor + 6, tall, look(rng, "suit", "suit", "aodai"), rng.choice(("fold", "write")))
    lectern(c, x, floor + 8, tall * 0.62, rng)
    if c.w > 120:
        for index in range(4):
            back(
                c,
                c.w * (0.1 + 0.27 * index) + rng.uniform(-4, 4),
                c.h - 2 + rng.uniform(-1.5, 1),
                4.6,
                look(rng, "suit", "shirt", "aodai"),
            )


def meeting(c: Canvas) -> None:
    rng = c.rng
    floor = c.h * 0.60
    wall(c, rng, floor)
    light = rng.choice(DAYS).mist
    step = c.w / 3
    for index in range(3):
        x = step * (index + 0.5)
        window(c, (x - 9, c.h * 0.12, x + 9, c.h * 0.38), light)
    lamps(c, c.h * 0.02, 4)
    cloth = rng.choice((JADE, ink("4a6a8a"), RED, ink("8a5a48")))
    many = max(4, int(c.w / 20))
    span = c.w * 0.82
    for index, who in enumerate(crowd(rng, many, "suit", "shirt", "aodai", "shirt")):
        bust(c, c.w * 0.09 + span * (index + 0.5) / many, floor + 16, 36, who, rng.choice(("fold", "write", "clap")))
    draped_table(c, (c.w * 0.06, floor - 4, c.w * 0.94, floor + 14), cloth, rng, blooms=3)
    for index in range(many):
        x = c.w * 0.09 + span * (index + 0.5) / many
        c.poly([(x - 3, floor - 4.6), (x + 3, floor - 4.6), (x + 3.6, floor - 3.4), (x - 3.6, floor - 3.4)], WHITE)
        c.rect((x + 5, floor - 7.4, x + 6.2, floor - 4), fade(ink("d8edf2"), 0.9))
    for index, who in enumerate(crowd(rng, int(c.w / 30) + 2, "suit", "shirt", "aodai")):
        x = (index + 0.1) * 30 + rng.uniform(-2, 2)
        c.rounded((x - 11, c.h - 9, x + 11, c.h + 12), 3, mix(WOOD, SHADOW, 0.4))
        back(c, x, c.h - 17 + rng.uniform(-1, 1), 5.4, who)


def training(c: Canvas) -> None:
    rng = c.rng
    floor = c.h * 0.58
    wall(c, rng, floor)
    window(c, (c.w * 0.03, c.h * 0.14, c.w * 0.03 + 15, c.h * 0.42), rng.choice(DAYS).mist)
    width = min(c.w * 0.5, 76)
    left = c.w * 0.56 - width / 2
    c.rect((left - 1.2, c.h * 0.08, left + width + 1.2, c.h * 0.08 + width * 0.5), CHAR)
    c.vertical((ink("f6f9f4"), ink("e4eeea")), (left, c.h * 0.08 + 1, left + width, c.h * 0.08 + width * 0.5 - 1))
    top, high = c.h * 0.08, width * 0.5
    c.rounded((left + width * 0.06, top + high * 0.12, left + width * 0.45, top + high * 0.2), 0.4, RED)
    for index in range(4):
        level = top + high * (0.34 + index * 0.14)
        c.disc(left + width * 0.08, level, 0.8, (RED, GOLD, JADE, SLATE)[index])
        c.rounded(
            (left + width * 0.12, level - 0.5, left + width * rng.uniform(0.36, 0.48), level + 0.5),
            0.4,
            fade(SLATE, 0.55),
        )
    for index in range(5):
        tall = high * rng.uniform(0.2, 0.65)
        x = left + width * (0.58 + index * 0.075)
        c.rect(
            (x, top + high * 0.86 - tall, x + width * 0.05, top + high * 0.86),
            (JADE, GOLD, TERRACOTTA, INDIGO, RED)[index],
        )
    x = left - 8 if left > 30 else left + 8
    person(c, x, floor + 6, 36, look(rng, "suit", "aodai", "shirt"), rng.choice(("give_right", "wave")))
    for row in range(3):
        r = 3.0 + row * 1.2
        y = floor + 8 + row * (c.h - floor - 16) / 2.4
        pitch = r * 6.6
        offset = rng.uniform(0, pitch)
        people = crowd(rng, int(c.w / pitch) + 2, "shirt", "aodai", "shirt", "suit", "village")
        for index in range(len(people)):
            x = index * pitch - offset + pitch / 2
            c.rounded((x - r * 1.3, y - r * 0.1 - r, x + r * 1.3, y + r * 0.9), r * 0.15, mix(NAVY, SLATE, 0.3))
            c.rect((x - r * 1.15, y - r * 0.95, x + r * 1.15, y + r * 0.75), ink("cfe3ea"))
        c.rect((-1, y + r * 0.9, c.w + 1, y + r * 2.2), mix(WOOD, CREAM, 0.35))
        c.rect((-1, y + r * 2.2, c.w + 1, y + r * 3), mix(WOOD, SHADOW, 0.15))
        for index, who in enumerate(people):
            x = index * pitch - offset + pitch / 2
            back(c, x + r * 1.2, y + r * 0.9, r, who)


CHAR = ink("3a3a42")


def consultation(c: Canvas) -> None:
    """People of a village talk something over in front of a house on stilts."""
    rng = c.rng
    day = rng.choice(DAYS)
    horizon = c.h * 0.42
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.75, horizon, 3)
    c.ground(
        [(0, c.h * 0.52), (c.w, c.h * 0.52)],
        (mix(day.grass, day.mist, 0.2), mix(STRAWY, day.grass, 0.35), mix(STRAWY, BARK, 0.15)),
    )
    tree(c, c.w * 0.08, c.h * 0.56, 34, day)
    stilt_house(c, c.w * 0.58, c.h * 0.58, min(74, c.w * 0.75), day)
    bush(c, c.w * 0.96, c.h * 0.58, 6, LEAF)
    y = c.h * 0.72
    x = c.w * 0.5
    for index, who in enumerate(crowd(rng, 3, "suit", "shirt", "aodai")):
        bust(c, x + (index - 1) * 13, y + 6, 30, who, ("write", "fold", "hold")[index])
    draped_table(c, (x - 22, y - 8.6, x + 22, y + 4), rng.choice((JADE, RED, ink("4a6a8a"))), rng, blooms=1)
    c.poly([(x - 16, y - 9.6), (x - 9, y - 9.6), (x - 8, y - 8.4), (x - 17, y - 8.4)], WHITE)
    for row in range(2):
        r = 3.1 + row * 1.2
        level = c.h * (0.84 + row * 0.1)
        for index, who in enumerate(crowd(rng, int(c.w / (r * 4.6)) + 2, "village", "shirt", "farmer", "village")):
            back(c, index * r * 4.6 + (row * r * 2.2) + rng.uniform(-0.5, 0.5), level + rng.uniform(-0.8, 0.8), r, who)


STRAWY = ink("d8bd8a")
