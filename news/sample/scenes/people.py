"""Stylised people: a round head, clear shoulders, the clothes of the occasion; no faces."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .canvas import Canvas, Point
from .colours import (
    BARK,
    CHARCOAL,
    CREAM,
    GOLD,
    INDIGO,
    JADE,
    LILAC,
    NAVY,
    PINK,
    RED,
    SHADOW,
    SKY_SHIRT,
    SLATE,
    STRAW,
    TERRACOTTA,
    TURQUOISE,
    WHITE,
    WINE,
    Ink,
    fade,
    ink,
    mix,
)

SKINS = (ink("e6b48f"), ink("dba57e"), ink("cf9670"), ink("efc2a0"))
HAIRS = (ink("26201f"), ink("1f1b20"), ink("352824"), ink("2b2522"))
GREY_HAIR = ink("9b9794")
SUITS = (NAVY, CHARCOAL, ink("3b4a63"), ink("463f45"), ink("2b3a42"))
TUNICS = (RED, PINK, TURQUOISE, ink("e3a13f"), LILAC, WHITE, JADE, ink("c24d6a"), ink("4a6fb0"))
SHIRTS = (WHITE, SKY_SHIRT, ink("dfe6e2"), ink("c9d7c4"), ink("e9d3b0"))
WORK = (ink("7a5b45"), ink("56707d"), ink("8a6f9e"), ink("b0573f"), ink("5b7f5e"), ink("3f5f86"))
BANDS = (RED, GOLD, PINK, JADE, TERRACOTTA, TURQUOISE)

# Elbow and hand of a left and a right arm, in shares of the height: outwards, then upwards from the feet.
POSES: dict[str, tuple[Point, Point, Point, Point]] = {
    "stand": ((0.15, 0.62), (0.135, 0.46), (0.15, 0.62), (0.135, 0.46)),
    "fold": ((0.15, 0.62), (0.015, 0.51), (0.15, 0.62), (0.015, 0.51)),
    "hold": ((0.155, 0.61), (0.07, 0.61), (0.155, 0.61), (0.07, 0.61)),
    "clap": ((0.165, 0.63), (0.02, 0.69), (0.165, 0.63), (0.02, 0.66)),
    "give_right": ((0.155, 0.62), (0.05, 0.60), (0.19, 0.67), (0.27, 0.65)),
    "give_left": ((0.19, 0.67), (0.27, 0.65), (0.155, 0.62), (0.05, 0.60)),
    "wave": ((0.15, 0.62), (0.135, 0.46), (0.19, 0.78), (0.20, 0.95)),
    "work": ((0.16, 0.62), (0.05, 0.47), (0.16, 0.64), (0.13, 0.55)),
    "write": ((0.17, 0.60), (0.07, 0.535), (0.17, 0.60), (0.05, 0.53)),
}


@dataclass(frozen=True)
class Look:
    """What one person wears."""

    kind: str
    main: Ink
    accent: Ink
    skin: Ink
    hair: Ink
    long_hair: bool = False
    hat: bool = False


def look(rng: Random, *kinds: str) -> Look:
    """Somebody dressed as one of the kinds: suit, aodai, shirt, village, farmer, pupil, nurse."""
    kind = rng.choice(kinds)
    main = {
        "suit": SUITS,
        "aodai": TUNICS,
        "shirt": SHIRTS,
        "village": (INDIGO, ink("20305a"), ink("31304f"), ink("26464a")),
        "farmer": WORK,
        "pupil": (WHITE,),
        "nurse": (WHITE,),
    }[kind]
    woman = kind in {"aodai", "village"} or (kind != "suit" and rng.random() < 0.5)
    hair = GREY_HAIR if kind in {"suit", "shirt"} and rng.random() < 0.16 else rng.choice(HAIRS)
    return Look(
        kind,
        rng.choice(main),
        rng.choice(BANDS),
        rng.choice(SKINS),
        hair,
        woman,
        kind == "farmer" and rng.random() < 0.75,
    )


def crowd(rng: Random, count: int, *kinds: str) -> list[Look]:
    """People of the kinds, neighbours never in the same colour."""
    row: list[Look] = []
    while len(row) < count:
        someone = look(rng, *kinds)
        if row and row[-1].main == someone.main and rng.random() < 0.9:
            continue
        row.append(someone)
    return row


def person(c: Canvas, x: float, y: float, tall: float, who: Look, pose: str = "stand", *, shadow: bool = True) -> None:
    """Somebody who faces us; (x, y) is between the feet."""
    t = tall
    if shadow:
        c.glow(x, y, t * 0.2, SHADOW, 0.45, t * 0.035)
    _hair_behind(c, x, y, t, who)
    _legs(c, x, y, t, who)
    _body(c, x, y, t, who)
    _arms(c, x, y, t, who, pose)
    head(c, x, y - t * 0.905, t * 0.073, who)


def bust(c: Canvas, x: float, y: float, tall: float, who: Look, pose: str = "write") -> None:
    """Somebody behind a table; `y` is where the feet would be, the table covers the legs."""
    _hair_behind(c, x, y, tall, who)
    _body(c, x, y, tall, who)
    _arms(c, x, y, tall, who, pose)
    head(c, x, y - tall * 0.905, tall * 0.073, who)


def _hair_behind(c: Canvas, x: float, y: float, t: float, who: Look) -> None:
    if who.long_hair and not who.hat and who.kind != "village":
        c.rounded((x - t * 0.082, y - t * 0.955, x + t * 0.082, y - t * 0.765), t * 0.06, who.hair)


def _legs(c: Canvas, x: float, y: float, t: float, who: Look) -> None:
    if who.kind == "village":
        skirt = mix(who.main, SHADOW, 0.25)
        c.poly(
            [
                (x - t * 0.085, y - t * 0.5),
                (x + t * 0.085, y - t * 0.5),
                (x + t * 0.125, y - t * 0.05),
                (x - t * 0.125, y - t * 0.05),
            ],
            skirt,
        )
        for step, band in enumerate((who.accent, CREAM, mix(who.accent, GOLD, 0.6))):
            low = y - t * (0.06 + step * 0.028)
            c.rect((x - t * 0.122, low - t * 0.018, x + t * 0.122, low), band)
        for side in (-1, 1):
            c.oval(x + side * t * 0.05, y - t * 0.015, t * 0.035, t * 0.018, BARK)
        return
    trousers = {
        "suit": mix(who.main, SHADOW, 0.2),
        "aodai": WHITE if who.main != WHITE else CREAM,
        "nurse": ink("9fc4bd"),
        "pupil": NAVY,
        "farmer": mix(CHARCOAL, BARK, 0.4),
    }.get(who.kind, mix(NAVY, CHARCOAL, 0.5))
    for side in (-1, 1):
        c.poly(
            [
                (x + side * t * 0.004, y - t * 0.5),
                (x + side * t * 0.088, y - t * 0.5),
                (x + side * t * 0.078, y - t * 0.02),
                (x + side * t * 0.02, y - t * 0.02),
            ],
            trousers if side < 0 else mix(trousers, SHADOW, 0.12),
        )
        c.oval(x + side * t * 0.052, y - t * 0.014, t * 0.04, t * 0.018, SHADOW if who.kind != "farmer" else JADE)


def _body(c: Canvas, x: float, y: float, t: float, who: Look) -> None:
    shade = mix(who.main, SHADOW, 0.14)

    def half(side: int, hem: float, waist: float, hip: float) -> list[Point]:
        return [
            (x, y - t * 0.83),
            (x + side * t * 0.06, y - t * 0.822),
            (x + side * t * 0.118, y - t * 0.79),
            (x + side * t * 0.125, y - t * 0.74),
            (x + side * t * waist, y - t * 0.62),
            (x + side * t * hip, y - t * hem),
            (x, y - t * hem),
        ]

    if who.kind == "aodai":
        for side, colour in ((-1, who.main), (1, shade)):
            c.poly(half(side, 0.5, 0.078, 0.092), colour)
            c.poly(
                [
                    (x, y - t * 0.52),
                    (x + side * t * 0.09, y - t * 0.52),
                    (x + side * t * 0.108, y - t * 0.1),
                    (x, y - t * 0.085),
                ],
                colour,
            )
        _neck(c, x, y, t, who)
        c.rounded((x - t * 0.03, y - t * 0.85, x + t * 0.03, y - t * 0.815), t * 0.01, mix(who.main, SHADOW, 0.08))
        for dx, dy in ((-0.05, 0.2), (0.03, 0.26), (-0.02, 0.33), (0.055, 0.16), (-0.06, 0.7), (0.0, 0.14)):
            c.disc(x + dx * t, y - dy * t, t * 0.013, mix(who.main, GOLD if who.main != GOLD else RED, 0.55))
        return
    hem = {"suit": 0.44, "nurse": 0.3, "village": 0.5}.get(who.kind, 0.46)
    c.poly(half(-1, hem, 0.1, 0.108), who.main)
    c.poly(half(1, hem, 0.1, 0.108), shade)
    _neck(c, x, y, t, who)
    if who.kind == "suit":
        c.poly([(x - t * 0.045, y - t * 0.833), (x + t * 0.045, y - t * 0.833), (x, y - t * 0.63)], WHITE)
        tie = RED if who.accent not in (JADE, TURQUOISE) else WINE
        c.poly(
            [
                (x - t * 0.011, y - t * 0.818),
                (x + t * 0.011, y - t * 0.818),
                (x + t * 0.015, y - t * 0.68),
                (x, y - t * 0.64),
                (x - t * 0.015, y - t * 0.68),
            ],
            tie,
        )
        for side in (-1, 1):
            c.poly(
                [(x + side * t * 0.045, y - t * 0.835), (x + side * t * 0.075, y - t * 0.76), (x, y - t * 0.62)],
                mix(who.main, WHITE, 0.12),
            )
        c.disc(x - t * 0.07, y - t * 0.73, t * 0.009, GOLD)
    elif who.kind == "village":
        c.rect((x - t * 0.1, y - t * 0.53, x + t * 0.1, y - t * 0.49), who.accent)
        c.line([(x, y - t * 0.81), (x, y - t * 0.54)], t * 0.03, mix(who.accent, CREAM, 0.3))
        c.chord(x, y - t * 0.815, t * 0.06, t * 0.045, 0, 180, ink("d9dde0"))
        c.chord(x, y - t * 0.825, t * 0.045, t * 0.032, 0, 180, who.skin)
    elif who.kind == "pupil":
        c.poly(
            [
                (x - t * 0.06, y - t * 0.835),
                (x + t * 0.06, y - t * 0.835),
                (x + t * 0.025, y - t * 0.70),
                (x, y - t * 0.77),
                (x - t * 0.025, y - t * 0.70),
            ],
            RED,
        )
    elif who.kind == "nurse":
        c.line([(x, y - t * 0.8), (x, y - t * 0.31)], t * 0.008, SLATE)
        c.line(
            [
                (x - t * 0.045, y - t * 0.83),
                (x - t * 0.03, y - t * 0.7),
                (x + t * 0.03, y - t * 0.7),
                (x + t * 0.045, y - t * 0.83),
            ],
            t * 0.012,
            JADE,
        )
    else:
        c.poly([(x - t * 0.04, y - t * 0.833), (x + t * 0.04, y - t * 0.833), (x, y - t * 0.775)], who.skin)
        for side in (-1, 1):
            c.poly(
                [
                    (x + side * t * 0.02, y - t * 0.845),
                    (x + side * t * 0.055, y - t * 0.825),
                    (x + side * t * 0.005, y - t * 0.765),
                ],
                mix(who.main, WHITE, 0.3),
            )


def _neck(c: Canvas, x: float, y: float, t: float, who: Look) -> None:
    c.rounded((x - t * 0.03, y - t * 0.87, x + t * 0.03, y - t * 0.81), t * 0.02, mix(who.skin, SHADOW, 0.16))


def _arms(c: Canvas, x: float, y: float, t: float, who: Look, pose: str) -> None:
    left_elbow, left_hand, right_elbow, right_hand = POSES[pose]
    bare = who.kind in {"shirt", "pupil"}
    for side, elbow, hand in ((-1, left_elbow, left_hand), (1, right_elbow, right_hand)):
        sleeve = mix(who.main, SHADOW, 0.08 if side < 0 else 0.24)
        a = (x + side * t * 0.105, y - t * 0.775)
        b = (x + side * t * elbow[0], y - t * elbow[1])
        d = (x + side * t * hand[0], y - t * hand[1])
        c.limb([b, d], t * 0.04, who.skin if bare else sleeve)
        c.limb([a, b], t * 0.054, sleeve)
        if not bare:
            cuff = ((b[0] + 3 * d[0]) / 4, (b[1] + 3 * d[1]) / 4)
            c.limb([cuff, d], t * 0.034, WHITE if who.kind == "suit" else who.skin)
        c.disc(d[0], d[1], t * 0.024, who.skin)


def head(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    """A head from the front; `r` is half its height."""
    for side in (-1, 1):
        c.disc(x + side * r * 0.86, y + r * 0.12, r * 0.17, mix(who.skin, SHADOW, 0.12))
    c.oval(x, y, r * 0.88, r, who.skin)
    if who.kind == "village":
        scarf = mix(who.main, SHADOW, 0.2)
        c.chord(x, y - r * 0.2, r * 1.12, r * 1.0, 178, 362, scarf)
        c.line([(x - r * 1.08, y - r * 0.32), (x + r * 1.08, y - r * 0.32)], r * 0.2, who.accent)
        c.disc(x + r * 0.95, y - r * 0.55, r * 0.2, mix(who.accent, CREAM, 0.4))
    elif who.hat:
        c.chord(x, y - r * 0.1, r * 0.95, r * 0.95, 180, 360, who.hair)
        c.poly([(x, y - r * 1.75), (x + r * 2.0, y - r * 0.28), (x - r * 2.0, y - r * 0.28)], STRAW)
        c.poly([(x, y - r * 1.75), (x + r * 2.0, y - r * 0.28), (x + r * 0.3, y - r * 0.28)], mix(STRAW, BARK, 0.18))
        c.chord(x, y - r * 0.3, r * 2.0, r * 0.2, 0, 180, mix(STRAW, BARK, 0.3))
    elif who.long_hair:
        c.chord(x, y - r * 0.08, r * 0.98, r * 1.0, 200, 340, who.hair)
        c.blob(
            [
                (x - r * 0.25, y - r * 1.02),
                (x - r * 0.9, y - r * 0.55),
                (x - r * 0.98, y + r * 0.25),
                (x - r * 0.78, y - r * 0.1),
                (x - r * 0.1, y - r * 0.55),
            ],
            who.hair,
        )
        c.blob(
            [
                (x - r * 0.25, y - r * 1.02),
                (x + r * 0.9, y - r * 0.55),
                (x + r * 0.98, y + r * 0.25),
                (x + r * 0.78, y - r * 0.1),
                (x + r * 0.1, y - r * 0.6),
            ],
            who.hair,
        )
    else:
        c.oval(x, y - r * 0.12, r * 0.95, r * 0.98, who.hair)
        face = (
            (-0.82, -0.05),
            (-0.66, -0.42),
            (-0.2, -0.56),
            (0.35, -0.42),
            (0.74, -0.38),
            (0.82, -0.05),
            (0.74, 0.5),
            (0.36, 0.94),
            (0, 1.0),
            (-0.36, 0.94),
            (-0.74, 0.5),
        )
        c.blob([(x + dx * r, y + dy * r) for dx, dy in face], who.skin)


def back(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    """Somebody in front of us in the audience: `y` is the middle of the head, `r` its radius."""
    coat = who.main
    c.shaded(
        [
            (x - r * 2.05, y + r * 5),
            (x - r * 2.0, y + r * 2.3),
            (x - r * 1.5, y + r * 1.55),
            (x - r * 0.4, y + r * 1.2),
            (x + r * 0.4, y + r * 1.2),
            (x + r * 1.5, y + r * 1.55),
            (x + r * 2.0, y + r * 2.3),
            (x + r * 2.05, y + r * 5),
        ],
        (mix(coat, CREAM, 0.10), mix(coat, SHADOW, 0.25)),
    )
    c.rounded((x - r * 0.42, y + r * 0.6, x + r * 0.42, y + r * 1.45), r * 0.2, mix(who.skin, SHADOW, 0.15))
    for side in (-1, 1):
        c.disc(x + side * r * 0.88, y + r * 0.15, r * 0.2, mix(who.skin, SHADOW, 0.05))
    if who.kind == "village":
        c.oval(x, y, r * 1.05, r * 1.05, mix(who.main, SHADOW, 0.2))
        c.line([(x - r, y - r * 0.2), (x + r, y - r * 0.2)], r * 0.25, who.accent)
        return
    c.oval(x, y - r * 0.08, r * 0.92, r * 0.98, who.hair)
    c.chord(x, y - r * 0.08, r * 0.92, r * 0.98, 200, 290, fade(CREAM, 0.07))
    if who.long_hair:
        c.rounded((x - r * 0.92, y - r * 0.2, x + r * 0.92, y + r * 1.9), r * 0.6, who.hair)
