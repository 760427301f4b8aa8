"""Things close up: medal, certificate, flag of honour, chart, book of pledges."""

from __future__ import annotations

import math

from .canvas import Canvas, smooth
from .colours import (
    BARK,
    BRASS,
    CREAM,
    GOLD,
    INDIGO,
    JADE,
    NAVY,
    PAPER,
    RED,
    SHADOW,
    SLATE,
    TERRACOTTA,
    TURQUOISE,
    WHITE,
    WINE,
    WOOD,
    Ink,
    fade,
    ink,
    mix,
)
from .gifts import flowers
from .indoor import curtain, lotus, potted_plant, wall
from .people import back, crowd, look, person

CLOTHS = (ink("7a1f2b"), ink("1f4a52"), ink("2b3560"), ink("5a2438"), ink("204a3a"))


def _velvet(c: Canvas) -> Ink:
    colour = c.rng.choice(CLOTHS)
    c.vertical((mix(colour, SHADOW, 0.35), colour, mix(colour, SHADOW, 0.45)))
    c.glow(c.w * c.rng.uniform(0.35, 0.65), c.h * 0.4, max(c.w, c.h) * 0.7, mix(colour, CREAM, 0.3), 0.7)
    for _ in range(6):
        y = c.h * c.rng.uniform(0, 1)
        fold = smooth(
            [
                (-5, y),
                (c.w * 0.3, y + c.rng.uniform(-14, 14)),
                (c.w * 0.7, y + c.rng.uniform(-14, 14)),
                (c.w + 5, y + c.rng.uniform(-20, 20)),
            ],
            closed=False,
        )
        for width, strength in ((9, 0.05), (5, 0.06), (2, 0.06)):
            c.line(fold, width, fade(mix(colour, SHADOW, 0.7), strength))
            c.line([(px, py - 5) for px, py in fold], width, fade(mix(colour, CREAM, 0.6), strength * 0.7))
    return colour


def _sprig(c: Canvas, x: float, y: float, radius: float, start: float, end: float, leaf: Ink) -> None:
    """Leaves along an arc around (x, y)."""
    for k in range(13):
        turn = start + (end - start) * k / 12
        px, py = x + math.cos(turn) * radius, y + math.sin(turn) * radius
        along = turn + (math.pi / 2 if end > start else -math.pi / 2)
        for side in (-0.55, 0.55):
            way = along + side
            tip = (px + math.cos(way) * radius * 0.2, py + math.sin(way) * radius * 0.2)
            bend = (math.cos(way + math.pi / 2) * radius * 0.045, math.sin(way + math.pi / 2) * radius * 0.045)
            mid = ((px + tip[0]) / 2, (py + tip[1]) / 2)
            c.blob(
                [(px, py), (mid[0] + bend[0], mid[1] + bend[1]), tip, (mid[0] - bend[0], mid[1] - bend[1])],
                mix(leaf, SHADOW if side < 0 else CREAM, 0.16),
            )


def _one_medal(c: Canvas, x: float, y: float, r: float, metal: Ink, ribbon: tuple[Ink, Ink]) -> None:
    c.glow(x + r * 0.15, y + r * 0.2, r * 1.5, SHADOW, 0.6)
    top = y - r * 2.3
    half = r * 0.62
    c.shaded(
        [(x - half, top), (x + half, top), (x + half, y - r * 1.55), (x, y - r * 1.15), (x - half, y - r * 1.55)],
        (mix(ribbon[0], CREAM, 0.12), ribbon[0], mix(ribbon[0], SHADOW, 0.2)),
    )
    for offset in (-0.36, 0, 0.36):
        wide = half * (0.2 if offset else 0.3)
        px = x + offset * half * 1.5
        low = y - r * 1.55 + (1 - abs(offset * 1.5)) * r * 0.4
        c.poly([(px - wide / 2, top), (px + wide / 2, top), (px + wide / 2, low), (px - wide / 2, low)], ribbon[1])
    c.rounded((x - half * 1.15, top - r * 0.14, x + half * 1.15, top + r * 0.1), r * 0.06, mix(metal, CREAM, 0.15))
    c.ring(x, y - r * 1.08, r * 0.17, r * 0.055, mix(metal, SHADOW, 0.15))
    rays = 24
    outline = []
    for k in range(rays * 2):
        reach = r * (1.0 if k % 2 == 0 else 0.86)
        outline.append((x + math.sin(k * math.pi / rays) * reach, y - math.cos(k * math.pi / rays) * reach))
    c.shaded(outline, (mix(metal, WHITE, 0.45), metal, mix(metal, BRASS, 0.7)))
    for k in range(rays):
        turn = k * math.tau / rays
        c.line(
            [(x, y), (x + math.sin(turn) * r * 0.97, y - math.cos(turn) * r * 0.97)],
            r * 0.018,
            fade(mix(metal, WHITE, 0.55), 0.7),
        )
    c.disc(x, y, r * 0.7, mix(metal, BARK, 0.25))
    c.disc(x, y - r * 0.015, r * 0.67, mix(metal, WHITE, 0.25))
    c.disc(x, y, r * 0.6, ribbon[0])
    c.glow(x - r * 0.15, y - r * 0.2, r * 0.5, mix(ribbon[0], CREAM, 0.5), 0.6)
    c.ring(x, y, r * 0.6, r * 0.03, mix(metal, WHITE, 0.4))
    lotus(c, x, y - r * 0.06, r * 0.32, metal)
    c.chord(x, y, r * 0.96, r * 0.96, 205, 268, fade(WHITE, 0.13))


def medal(c: Canvas) -> None:
    rng = c.rng
    _velvet(c)
    metals = (GOLD, ink("d8dade"), ink("cd8f5c"))
    ribbons = ((RED, GOLD), (WINE, CREAM), (ink("23407a"), GOLD), (JADE, CREAM), (RED, CREAM))
    many = 1 if c.w < 130 else rng.choice((1, 1, 3))
    if many == 1:
        x = c.w * (0.5 if c.w < 130 else rng.choice((0.38, 0.5, 0.62)))
        r = 23.0
        _one_medal(c, x, c.h * 0.5 + r * 0.72, r, rng.choice(metals[:2]), rng.choice(ribbons))
        if c.w > 130:
            for _ in range(2):
                flowers(
                    c,
                    (c.w * 0.86 if x < c.w / 2 else c.w * 0.12) + rng.uniform(-5, 5),
                    c.h * rng.uniform(0.74, 0.92),
                    9,
                    rng,
                )
    else:
        for index in range(3):
            _one_medal(
                c,
                c.w * (0.22 + 0.28 * index),
                c.h * (0.5 + (0.06 if index != 1 else 0)) + 11,
                16.0 if index != 1 else 18.5,
                metals[(index + 2) % 3 if index != 1 else 0],
                ribbons[(index + rng.randrange(5)) % 5],
            )


def certificate(c: Canvas) -> None:
    """A framed certificate on a table, with flowers."""
    rng = c.rng
    room = wall(c, rng, c.h * 0.74)
    c.glow(c.w * 0.3, c.h * 0.2, c.w * 0.6, WHITE, 0.5)
    table = c.h * 0.78
    cloth = rng.choice((*CLOTHS, RED))
    c.vertical((mix(cloth, CREAM, 0.12), cloth, mix(cloth, SHADOW, 0.35)), (0, table, c.w, c.h))
    wide = min(86.0, c.w * 0.72)
    high = wide * 0.7
    x, y = c.w * rng.choice((0.46, 0.5, 0.54)), table + 3 - high / 2
    c.glow(x + 4, table + 3, wide * 0.62, SHADOW, 0.6, 6)
    c.glow(x + 3, y + 3, wide * 0.72, mix(room, SHADOW, 0.5), 0.4, high * 0.72)
    frame = rng.choice((BRASS, mix(BARK, WOOD, 0.3), mix(GOLD, BRASS, 0.4)))
    c.shaded(
        [
            (x - wide / 2, y - high / 2),
            (x + wide / 2, y - high / 2),
            (x + wide / 2, y + high / 2),
            (x - wide / 2, y + high / 2),
        ],
        (mix(frame, CREAM, 0.3), frame, mix(frame, SHADOW, 0.3)),
    )
    c.rect((x - wide * 0.47, y - high * 0.46, x + wide * 0.47, y + high * 0.46), mix(GOLD, CREAM, 0.35))
    c.vertical((ink("fdf6e3"), PAPER), (x - wide * 0.46, y - high * 0.445, x + wide * 0.46, y + high * 0.445))
    border = rng.choice((RED, ink("a5482f"), JADE, INDIGO))
    for inset, width in ((0.43, 0.9), (0.405, 0.3)):
        a, b = wide * inset, high * (inset - 0.015)
        c.line([(x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b), (x - a, y - b)], width, border)
    for sx in (-1, 1):
        for sy in (-1, 1):
            px, py = x + sx * wide * 0.418, y + sy * high * 0.4
            c.disc(px, py, wide * 0.028, PAPER)
            c.ring(px, py, wide * 0.028, 0.4, border)
            c.disc(px, py, wide * 0.012, GOLD)
    c.glow(x, y, wide * 0.3, mix(GOLD, CREAM, 0.5), 0.4)
    lotus(c, x, y - high * 0.27, high * 0.095, GOLD)
    c.rounded((x - wide * 0.2, y - high * 0.135, x + wide * 0.2, y - high * 0.08), 0.5, border)
    for step, half in enumerate((0.3, 0.26, 0.31, 0.22)):
        level = y - high * 0.01 + step * high * 0.065
        c.rounded((x - wide * half, level - 0.35, x + wide * half, level + 0.35), 0.3, fade(BARK, 0.45))
    c.ring(x + wide * 0.2, y + high * 0.3, high * 0.085, 0.5, fade(RED, 0.85))
    lotus(c, x + wide * 0.2, y + high * 0.29, high * 0.035, RED)
    curve = smooth(
        [(x + wide * (0.14 + 0.035 * k), y + high * (0.3 + 0.03 * math.sin(k * 2.4))) for k in range(6)], closed=False
    )
    c.line(curve, 0.35, INDIGO)
    c.poly(
        [
            (x - wide * 0.47, y - high * 0.46),
            (x - wide * 0.1, y - high * 0.46),
            (x - wide * 0.36, y + high * 0.46),
            (x - wide * 0.47, y + high * 0.46),
        ],
        fade(WHITE, 0.14),
    )
    side = -1 if x > c.w / 2 else 1
    vx = x + side * (wide * 0.5 + 4)
    flowers(c, vx, table - 3, 9, rng)
    c.shaded(
        [(vx - 5, table), (vx + 5, table), (vx + 4, table + 12), (vx - 4, table + 12)], (ink("dfe8ea"), ink("9db7be"))
    )


def flag(c: Canvas) -> None:
    """Fringed flags of honour on their stands."""
    rng = c.rng
    floor = c.h * 0.86
    colour = rng.choice((ink("efe0c6"), ink("2f5f66"), ink("d9cdb6"), ink("33476b")))
    curtain(c, (0, 0, c.w, floor), colour, 15)
    c.glow(c.w / 2, c.h * 0.4, c.w * 0.6, mix(colour, WHITE, 0.6), 0.5, c.h * 0.6)
    c.vertical((mix(WOOD, CREAM, 0.35), mix(WOOD, SHADOW, 0.15)), (0, floor, c.w, c.h))
    many = 1 if c.w < 110 else rng.choice((1, 2, 3))
    for index in range(many):
        x = c.w * (index + 0.5) / many if many > 1 else c.w * rng.choice((0.42, 0.5, 0.58))
        _honour_flag(c, x, floor + 4, (76.0, 70.0, 62.0)[many - 1], rng.choice((RED, ink("b02a3a"), ink("c43a2c"))))
    for x in (4, c.w - 4):
        potted_plant(c, x, floor + 6, 26)


def _honour_flag(c: Canvas, x: float, y: float, tall: float, red: Ink) -> None:
    t = tall
    c.glow(x, y, t * 0.3, SHADOW, 0.5, t * 0.04)
    c.rect((x - t * 0.012, y - t * 1.02, x + t * 0.012, y), mix(GOLD, BRASS, 0.4))
    c.blob(
        [(x - t * 0.14, y), (x - t * 0.05, y - t * 0.05), (x + t * 0.05, y - t * 0.05), (x + t * 0.14, y)],
        mix(GOLD, BRASS, 0.5),
    )
    top, half, low = y - t * 0.96, t * 0.29, y - t * 0.28
    hem = [(x - half + 2 * half * k / 20, low - t * 0.12 + t * 0.12 * math.sin(k / 20 * math.pi)) for k in range(21)]
    for px, py in hem:
        c.line([(px, py - 1), (px, py + t * 0.055)], t * 0.016, mix(GOLD, BRASS, 0.2 if int(px * 3) % 2 else 0.5))
    folds: list[Ink] = []
    for k in range(13):
        folds.append(mix(mix(red, SHADOW, 0.22), mix(red, TERRACOTTA, 0.35), 0.5 + 0.5 * math.sin(k * 1.3)))
    c.shaded([(x - half, top), (x + half, top), *reversed(hem)], tuple(folds), across=True)
    inner = [(px * 0.9 + x * 0.1, py - t * 0.035) for px, py in hem]
    c.line(
        [
            (x - half * 0.9, top + t * 0.035),
            (x + half * 0.9, top + t * 0.035),
            *reversed(inner),
            (x - half * 0.9, top + t * 0.035),
        ],
        t * 0.01,
        GOLD,
    )
    c.rounded(
        (x - half - t * 0.04, top - t * 0.022, x + half + t * 0.04, top + t * 0.012), t * 0.015, mix(GOLD, BRASS, 0.25)
    )
    for side in (-1, 1):
        px = x + side * (half + t * 0.035)
        c.line([(px, top), (px, top + t * 0.2)], t * 0.008, GOLD)
        c.poly(
            [
                (px - t * 0.012, top + t * 0.18),
                (px + t * 0.012, top + t * 0.18),
                (px + t * 0.02, top + t * 0.29),
                (px - t * 0.02, top + t * 0.29),
            ],
            mix(GOLD, BRASS, 0.25),
        )
    middle = top + t * 0.24
    _sprig(c, x, middle, t * 0.15, math.pi * 0.42, math.pi * 1.25, GOLD)
    _sprig(c, x, middle, t * 0.15, math.pi * 0.58, -math.pi * 0.25, GOLD)
    lotus(c, x, middle - t * 0.01, t * 0.085, mix(GOLD, CREAM, 0.15))
    for step, wide in enumerate((0.2, 0.24, 0.15)):
        level = middle + t * (0.2 + step * 0.05)
        c.rounded((x - t * wide, level - t * 0.01, x + t * wide, level + t * 0.01), t * 0.008, GOLD)
    c.poly([(x, y - t * 1.1), (x + t * 0.03, y - t * 1.04), (x, y - t * 0.99), (x - t * 0.03, y - t * 1.04)], GOLD)


def chart(c: Canvas) -> None:
    """People in front of a wall of figures."""
    rng = c.rng
    floor = c.h * 0.84
    wall(c, rng, floor)
    wide, high = c.w * 0.84, floor * 0.72
    left, top = (c.w - wide) / 2, c.h * 0.08
    c.glow(c.w / 2 + 2, top + high + 2, wide * 0.55, SHADOW, 0.35, 6)
    c.rounded((left - 1.4, top - 1.4, left + wide + 1.4, top + high + 1.4), 1.2, mix(WOOD, CREAM, 0.2))
    c.vertical((ink("fffaf0"), ink("f6eedd")), (left, top, left + wide, top + high))
    inks = [RED, GOLD, JADE, TERRACOTTA, INDIGO, TURQUOISE]
    rng.shuffle(inks)
    c.rounded((left + 5, top + 4, left + wide * 0.5, top + 7), 0.8, RED)
    c.rounded((left + 5, top + 8.6, left + wide * 0.36, top + 10), 0.5, fade(SLATE, 0.6))
    base = top + high - 6
    right = left + wide * 0.58
    for k in range(5):
        level = base - k * (high - 24) / 4
        c.line([(left + 5, level), (right, level)], 0.15, fade(SLATE, 0.5))
    bars = 7 if c.w > 120 else 5
    rise = rng.uniform(0.25, 0.4)
    dots = []
    for k in range(bars):
        x = left + 8 + (right - left - 10) * k / bars
        step = (right - left - 10) / bars
        tall = (high - 24) * min(0.95, rise + k * 0.6 / bars + rng.uniform(-0.07, 0.07))
        c.vertical((mix(inks[k % 2], WHITE, 0.2), inks[k % 2]), (x, base - tall, x + step * 0.6, base))
        dots.append((x + step * 0.3, base - tall - 4))
    c.line(dots, 0.6, NAVY)
    for px, py in dots:
        c.disc(px, py, 1.1, NAVY)
        c.disc(px, py, 0.55, WHITE)
    x, y, r = left + wide * 0.79, top + high * 0.38, min(wide * 0.13, high * 0.24)
    start = rng.uniform(0, 360)
    for k, share in enumerate((0.42, 0.26, 0.2, 0.12)):
        u = c.unit
        c.pen.pieslice(
            ((x - r) * u, (y - r) * u, (x + r) * u, (y + r) * u), start, start + share * 360, fill=inks[k + 1]
        )
        start += share * 360
    c.disc(x, y, r * 0.52, ink("fbf4e6"))
    for k in range(4):
        level = y + r + 4 + k * 3.4
        if level < top + high - 3:
            c.rounded((x - r, level - 0.9, x - r + 1.8, level + 0.9), 0.3, inks[k + 1])
            c.rounded((x - r + 3.2, level - 0.5, x - r + 3.2 + rng.uniform(8, 14), level + 0.5), 0.4, fade(SLATE, 0.5))
    for index, who in enumerate(crowd(rng, max(3, int(c.w / 36)), "suit", "shirt", "aodai", "village")):
        back(
            c, c.w * (index + 0.5) / max(3, int(c.w / 36)) + rng.uniform(-4, 4), c.h - 14 + rng.uniform(-2, 2), 6.2, who
        )
    guide = left + wide * rng.choice((0.02, 0.98))
    person(c, guide, c.h * 0.95, 50, look(rng, "aodai", "suit"), "give_right" if guide < c.w / 2 else "give_left")


def pledge(c: Canvas) -> None:
    """An open book, a pen and flowers on a table: a pledge waits for its signatures."""
    rng = c.rng
    wood = mix(WOOD, rng.choice((CREAM, BARK, TERRACOTTA)), 0.25)
    c.vertical((mix(wood, CREAM, 0.2), wood, mix(wood, SHADOW, 0.3)))
    for _ in range(26):
        y = c.h * rng.random()
        c.line(
            smooth([(-2, y), (c.w * 0.4, y + rng.uniform(-1, 1)), (c.w + 2, y + rng.uniform(-2, 2))], closed=False),
            rng.uniform(0.1, 0.4),
            fade(mix(wood, SHADOW, 0.6), 0.3),
        )
    c.glow(c.w * 0.2, 0, c.w * 0.8, ink("fff2cf"), 0.6)
    x, y, half, high = c.w * 0.5, c.h * 0.54, min(46.0, c.w * 0.38), 54.0
    c.glow(x, y + 4, half * 1.5, SHADOW, 0.6, high * 0.8)
    cover = rng.choice((RED, WINE, ink("24506a"), JADE))
    c.rounded((x - half - 2, y - high / 2 - 1.6, x + half + 2, y + high / 2 + 1.8), 1.5, cover)
    for side in (-1, 1):
        edge = x + side * half
        page = [
            (x, y - high / 2 + 1.5),
            *((x + (edge - x) * k / 8, y - high / 2 - 1.3 * math.sin(k / 8 * math.pi)) for k in range(1, 9)),
            *((x + (edge - x) * k / 8, y + high / 2 - 1.3 * math.sin(k / 8 * math.pi)) for k in range(8, 0, -1)),
            (x, y + high / 2 + 1.5),
        ]
        near, far = (mix(PAPER, SHADOW, 0.2), ink("fffaf0"))
        c.shaded(page, (near, far, far) if side > 0 else (far, far, near), across=True)
        mid = x + side * half * 0.52
        if side < 0:
            lotus(c, mid, y - high * 0.28, 5, GOLD)
            c.rounded((mid - half * 0.3, y - high * 0.12, mid + half * 0.3, y - high * 0.08), 0.4, cover)
        for k in range(7 if side < 0 else 4):
            level = y + (-0.02 if side < 0 else -0.34) * high + k * 3.3
            c.rounded(
                (mid - half * 0.34, level, mid + half * rng.uniform(0.2, 0.34), level + 0.5), 0.2, fade(SLATE, 0.55)
            )
        if side > 0:
            for k in range(3):
                px, py = mid - half * 0.28 + (k % 2) * half * 0.34, y + high * (0.08 + 0.13 * k)
                mark = smooth([(px + j * 2.2, py + math.sin(j * 2 + k) * 1.7) for j in range(6)], closed=False)
                c.line(mark, 0.4, INDIGO)
    c.line([(x + half * 0.55, y + high * 0.42), (x + half * 0.95, y - high * 0.02)], 2.0, SHADOW)
    c.line([(x + half * 0.57, y + high * 0.4), (x + half * 0.94, y)], 1.3, NAVY)
    c.line([(x + half * 0.72, y + high * 0.235), (x + half * 0.76, y + high * 0.19)], 1.8, GOLD)
    c.poly(
        [(x + half * 0.55, y + high * 0.42), (x + half * 0.535, y + high * 0.455), (x + half * 0.575, y + high * 0.40)],
        GOLD,
    )
    for _ in range(3):
        flowers(c, c.w * 0.08 + rng.uniform(-4, 4), c.h * 0.12 + rng.uniform(-4, 5), 9, rng)
    flowers(c, c.w * 0.95, c.h * 0.06, 9, rng)
