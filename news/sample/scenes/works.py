"""Where people learn, heal, trade and weave: school, health station, market, loom."""

from __future__ import annotations

from .canvas import Canvas
from .colours import (
    BARK,
    CREAM,
    DAWN,
    GOLD,
    INDIGO,
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
    TERRACOTTA,
    TILE,
    TURQUOISE,
    WHITE,
    WOOD,
    fade,
    ink,
    mix,
)
from .land import blossom_tree, bush, daylight, palm, pole_flag, ridges, sky, tree
from .people import bust, crowd, look, person


def school(c: Canvas) -> None:
    rng = c.rng
    day = daylight(rng, MORNING, NOON, DAWN)
    floor = c.h * 0.58
    sky(c, day, floor)
    ridges(c, day, floor * 0.55, floor * 0.8, 3)
    wall = mix(rng.choice((ink("f3d58c"), ink("f6e2b8"), ink("dfe8d4"), ink("f2c9a5"))), day.mist, 0.12)
    left, right, top = c.w * 0.1, c.w * 0.9, c.h * 0.25
    c.vertical((wall, mix(wall, SHADOW, 0.08)), (left, top, right, floor))
    c.poly([(left + 4, top - 7), (right - 4, top - 7), (right + 3, top), (left - 3, top)], mix(TILE, day.mist, 0.12))
    middle = (top + floor) / 2
    c.rect((left - 1, middle - 1, right + 1, middle + 0.6), mix(wall, WHITE, 0.5))
    bays = max(5, int((right - left) / 12))
    for index in range(bays):
        x = left + (right - left) * (index + 0.5) / bays
        for low, high in ((top + 2.5, middle - 2.4), (middle + 2, floor)):
            if index % 3 == 1:
                c.rect((x - 2.2, low, x + 2.2, high + (1.2 if high < floor else 0)), mix(JADE, SLATE, 0.3))
            else:
                c.vertical((ink("7ba6b8"), ink("c5dde0")), (x - 3, low + 0.8, x + 3, low + 7.5))
                c.line([(x, low + 0.8), (x, low + 7.5)], 0.3, WHITE)
        c.rect(
            (x - (right - left) / bays / 2 - 0.6, top, x - (right - left) / bays / 2 + 0.6, floor),
            mix(wall, WHITE, 0.45),
        )
    c.line([(left, middle - 3.4), (right, middle - 3.4)], 0.35, mix(TERRACOTTA, WHITE, 0.2))
    c.vertical((mix(STRAW, CREAM, 0.55), mix(STRAW, CREAM, 0.3), mix(STRAW, WOOD, 0.2)), (0, floor, c.w, c.h))
    pole_flag(c, c.w * rng.choice((0.32, 0.68)), floor + 7, 42)
    blossom_tree(c, c.w * 0.07, floor + 11, 50, day, RED)
    tree(c, c.w * 0.95, floor + 9, 42, day)
    for index in range(12):
        bush(c, c.w * (0.14 + 0.065 * index), floor + 1.6, 2.2, mix(LEAF, JADE, 0.3 * (index % 2)))
    teacher = look(rng, "aodai")
    lead = c.w * rng.uniform(0.4, 0.6)
    person(c, lead, c.h * 0.8, 36, teacher, "wave")
    for row in range(2):
        many = max(5, int(c.w / 15)) + row
        for index, who in enumerate(crowd(rng, many, "pupil")):
            x = c.w * (index + 0.5) / many + rng.uniform(-1.4, 1.4)
            if row == 0 and abs(x - lead) < 7:
                continue
            person(c, x, c.h * (0.83 + 0.12 * row), 24 + 3 * row, who, rng.choice(("stand", "clap", "wave", "hold")))


def health(c: Canvas) -> None:
    """A commune's health station and the people who come to it."""
    rng = c.rng
    day = daylight(rng, MORNING, NOON, DAWN)
    floor = c.h * 0.6
    sky(c, day, floor)
    ridges(c, day, floor * 0.5, floor * 0.85, 4)
    c.ground([(0, floor), (c.w, floor)], (mix(CREAM, SLATE, 0.18), mix(STRAW, CREAM, 0.55), mix(STRAW, WOOD, 0.15)))
    left, right, top = c.w * 0.14, c.w * 0.86, c.h * 0.27
    wall = ink("f4f1e6")
    c.vertical((wall, mix(wall, SHADOW, 0.08)), (left, top, right, floor))
    accent = rng.choice((JADE, TURQUOISE, ink("4d86a8")))
    c.poly([(left + 5, top - 9), (right - 5, top - 9), (right + 4, top), (left - 4, top)], mix(accent, SHADOW, 0.1))
    c.rect((left, floor - 5, right, floor), mix(accent, WHITE, 0.45))
    x = c.w / 2
    c.rect((x - 13, top - 3, x + 13, floor), mix(wall, WHITE, 0.6))
    c.poly([(x - 16, top - 3), (x, top - 14), (x + 16, top - 3)], accent)
    c.disc(x, top + 4.5, 4.6, accent)
    c.rounded((x - 0.9, top + 1.5, x + 0.9, top + 7.5), 0.3, WHITE)
    c.rounded((x - 3, top + 3.6, x + 3, top + 5.4), 0.3, WHITE)
    c.vertical((ink("7fa8ad"), ink("cfe4e2")), (x - 6, top + 12, x + 6, floor))
    c.line([(x, top + 12), (x, floor)], 0.4, WHITE)
    count = 2 if c.w < 130 else 3
    for side in (-1, 1):
        for index in range(count):
            px = x + side * (20 + index * (right - x - 22) / count)
            if left + 3 < px < right - 3:
                c.vertical((ink("7ba6b8"), ink("cfe2e2")), (px - 3.6, top + 7, px + 3.6, top + 18))
                c.line([(px, top + 7), (px, top + 18)], 0.35, WHITE)
                c.rect((px - 4.4, top + 18, px + 4.4, top + 18.8), accent)
    tree(c, c.w * 0.06, floor + 5, 44, day)
    palm(c, c.w * 0.95, floor + 4, 36, mix(MOSS, LEAF, 0.5))
    for index in range(9):
        bush(c, left + (right - left) * index / 8, floor + 1.4, 2, mix(LEAF, JADE, 0.5 * (index % 2)))
    cast = [
        look(rng, "nurse"),
        *crowd(rng, 3 if c.w < 130 else 5, "village", "shirt", "farmer", "pupil", "village"),
        look(rng, "nurse"),
    ]
    for index, who in enumerate(cast):
        tall = 37.0 if who.kind != "pupil" else 27.0
        person(
            c,
            c.w * (index + 0.6) / (len(cast) + 0.2),
            c.h * (0.87 + 0.05 * (index % 2)),
            tall,
            who,
            "give_right" if index == 0 else rng.choice(("stand", "fold", "hold")),
        )


def market(c: Canvas) -> None:
    """A market of the uplands: awnings, fruit, brocade."""
    rng = c.rng
    day = daylight(rng)
    horizon = c.h * 0.42
    sky(c, day, horizon)
    ridges(c, day, horizon * 0.55, horizon * 0.95, 4)
    c.ground(
        [(0, horizon + 6), (c.w, horizon + 6)], (mix(STRAW, BARK, 0.3), mix(STRAW, CREAM, 0.35), mix(STRAW, WOOD, 0.25))
    )
    awnings = (RED, GOLD, JADE, TERRACOTTA, TURQUOISE, INDIGO, PINK)
    for row in range(2):
        stalls = max(2, int(c.w / (34 + row * 16)))
        wide = c.w / stalls
        base = c.h * (0.62 + row * 0.3)
        for index in range(stalls):
            x0, x1 = index * wide + wide * 0.06, (index + 1) * wide - wide * 0.06
            top = base - (27 + row * 9)
            colour = awnings[(index * 3 + row * 2 + rng.randrange(7)) % 7]
            for px in (x0 + 0.6, x1 - 0.6):
                c.rect((px - 0.4, top, px + 0.4, base), WOOD)
            c.rect((x0 + 0.6, top + 4, x1 - 0.6, base - 6), fade(SHADOW, 0.35))
            sellers = 1 if wide < 44 else 2
            for k, who in enumerate(crowd(rng, sellers, "village", "farmer", "village")):
                bust(
                    c,
                    x0 + (x1 - x0) * (k + 0.5) / sellers,
                    base + 3 + row * 2,
                    23 + row * 7,
                    who,
                    rng.choice(("fold", "work", "give_left")),
                )
            strips = 8
            for k in range(strips):
                a, b = x0 - 1 + (x1 - x0 + 2) * k / strips, x0 - 1 + (x1 - x0 + 2) * (k + 1) / strips
                tone = colour if k % 2 == 0 else mix(CREAM, colour, 0.1)
                c.poly([(a + wide * 0.02, top - 4), (b + wide * 0.02, top - 4), (b, top + 2.6), (a, top + 2.6)], tone)
                c.chord((a + b) / 2, top + 2.5, (b - a) / 2, 1.7, 0, 180, mix(tone, SHADOW, 0.1))
            c.shaded(
                [(x0, base - 8 - row), (x1, base - 8 - row), (x1, base), (x0, base)],
                (mix(WOOD, CREAM, 0.25), mix(WOOD, SHADOW, 0.2)),
            )
            goods = rng.choice(("fruit", "cloth", "fruit"))
            if goods == "cloth":
                rolls = 6
                for k in range(rolls):
                    a = x0 + (x1 - x0) * k / rolls
                    tone = rng.choice((RED, INDIGO, JADE, PINK, GOLD))
                    c.rounded((a + 0.3, base - 10.5 - row, a + (x1 - x0) / rolls - 0.3, base - 2), 0.6, tone)
                    for band in range(3):
                        c.rect(
                            (a + 0.3, base - 8.6 + band * 2.2, a + (x1 - x0) / rolls - 0.3, base - 7.9 + band * 2.2),
                            mix(tone, CREAM, 0.6),
                        )
            else:
                baskets = 4
                for k in range(baskets):
                    mid = x0 + (x1 - x0) * (k + 0.5) / baskets
                    r = (x1 - x0) / baskets * 0.42
                    fruit = rng.choice((RED, GOLD, LEAF, TERRACOTTA, LILAC))
                    for _ in range(16):
                        c.disc(
                            mid + rng.uniform(-0.8, 0.8) * r,
                            base - 8.6 - row - rng.uniform(0, 0.6) * r,
                            r * 0.24,
                            mix(fruit, CREAM, rng.uniform(0, 0.28)),
                        )
                    c.chord(mid, base - 8.4 - row, r, r * 0.9, 0, 180, mix(WOOD, STRAW, 0.55))
        for who in crowd(rng, 2 + row * 2, "village", "shirt", "pupil", "village"):
            person(
                c,
                c.w * rng.uniform(0.05, 0.95),
                base + 5 + row * 2.5,
                23 + row * 8,
                who,
                rng.choice(("stand", "hold", "work")),
            )


def weaving(c: Canvas) -> None:
    """A weaver behind her loom, brocade on the wall."""
    rng = c.rng
    floor = c.h * 0.78
    wood = mix(WOOD, rng.choice((CREAM, BARK, STRAW)), 0.3)
    c.vertical((mix(wood, SHADOW, 0.35), mix(wood, CREAM, 0.12), mix(wood, SHADOW, 0.2)), (0, 0, c.w, floor))
    for index in range(int(c.w / 7) + 1):
        c.rect((index * 7 - 0.15, 0, index * 7 + 0.15, floor), fade(SHADOW, 0.3))
    c.vertical((mix(BARK, WOOD, 0.5), mix(BARK, SHADOW, 0.2)), (0, floor, c.w, c.h))
    wx = c.w * rng.choice((0.16, 0.84))
    c.vertical((ink("bfdcea"), ink("f7efcf"), mix(LEAF, CREAM, 0.4)), (wx - 11, c.h * 0.14, wx + 11, c.h * 0.42))
    c.glow(wx, c.h * 0.3, 50, ink("fff0c4"), 0.55)
    for k in (-11, -0.4, 10.2):
        c.rect((wx + k, c.h * 0.14, wx + k + 0.8, c.h * 0.42), mix(wood, SHADOW, 0.4))
    sets = (
        (RED, GOLD, INDIGO, CREAM),
        (INDIGO, PINK, CREAM, JADE),
        (ink("5a2740"), GOLD, TURQUOISE, CREAM),
        (JADE, GOLD, RED, CREAM),
    )
    cloth = rng.choice(sets)
    others = [one for one in sets if one is not cloth]
    for index, x in enumerate((c.w * 0.36, c.w * 0.5, c.w * 0.64)):
        if abs(x - wx) > 18:
            _brocade(c, (x - 6, c.h * 0.06, x + 6, c.h * 0.40), others[index % 3])
    x = c.w * 0.5
    half = min(34.0, c.w * 0.36)
    tall = 62.0
    bust(c, x, floor + 22, tall, look(rng, "village"), "work")
    beam = mix(WOOD, CREAM, 0.35)
    for side in (-1, 1):
        c.horizontal(
            (mix(beam, CREAM, 0.2), mix(beam, SHADOW, 0.25)),
            (x + side * half - 1.6, c.h * 0.3, x + side * half + 1.6, c.h * 0.97),
        )
    c.vertical(
        (mix(beam, CREAM, 0.2), mix(beam, SHADOW, 0.2)), (x - half - 3, c.h * 0.30, x + half + 3, c.h * 0.30 + 3)
    )
    for k in range(46):
        px = x - half * 0.72 + half * 1.44 * k / 45
        c.line([(px, c.h * 0.33), (x + (px - x) * 1.06, floor - 8)], 0.14, fade(mix(CREAM, cloth[k % 2], 0.3), 0.7))
    _brocade(c, (x - half * 0.78, floor - 9, x + half * 0.78, c.h * 0.93), cloth)
    c.vertical(
        (mix(beam, CREAM, 0.15), mix(beam, SHADOW, 0.3)), (x - half - 3, floor - 11.5, x + half + 3, floor - 8.5)
    )
    c.vertical(
        (mix(beam, CREAM, 0.15), mix(beam, SHADOW, 0.3)), (x - half - 3, c.h * 0.92, x + half + 3, c.h * 0.92 + 3)
    )
    for index, tone in enumerate((RED, GOLD, INDIGO, JADE, PINK)):
        px = (c.w * 0.06 + index * 3.4) if wx > c.w / 2 else (c.w * 0.94 - index * 3.4)
        c.disc(px, c.h * 0.95 - (index % 2) * 2.5, 2.4, tone)
        c.chord(px, c.h * 0.95 - (index % 2) * 2.5, 2.4, 2.4, 190, 330, mix(tone, WHITE, 0.18))


def _brocade(c: Canvas, box: tuple[float, float, float, float], inks: tuple[tuple[int, int, int], ...]) -> None:
    left, top, right, bottom = box
    c.rect(box, inks[0])
    cell = max(1.6, (right - left) / max(6, round((right - left) / 4)))
    y, row = top + 0.6, 0
    while y < bottom - 0.6:
        high = min((cell * 1.1, cell * 0.25, cell * 0.7, cell * 0.25)[row % 4], bottom - 0.3 - y)
        if row % 4 in (1, 3):
            c.rect((left, y, right, y + high), inks[3] if row % 8 < 4 else inks[1])
        else:
            x = left + cell / 2
            while x < right:
                half, mid = min(cell * 0.42, right - x), y + high / 2
                c.poly([(x - half, mid), (x, y), (x + half, mid), (x, y + high)], inks[1 + (row // 2) % 2])
                c.poly(
                    [(x - half * 0.45, mid), (x, mid - high * 0.22), (x + half * 0.45, mid), (x, mid + high * 0.22)],
                    inks[3],
                )
                x += cell
        y += high + cell * 0.12
        row += 1
