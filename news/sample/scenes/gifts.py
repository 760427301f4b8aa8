"""What people are given: bouquets, flowers, framed certificates."""

from __future__ import annotations

from random import Random

from .canvas import Canvas
from .colours import (
    BARK,
    CREAM,
    GOLD,
    JADE,
    LILAC,
    PINK,
    RED,
    SHADOW,
    TERRACOTTA,
    fade,
    mix,
)


def bouquet(c: Canvas, x: float, y: float, size: float, rng: Random) -> None:
    """Flowers in the hand, wrapped in paper."""
    c.poly(
        [
            (x - size * 0.6, y - size * 0.2),
            (x + size * 0.6, y - size * 0.2),
            (x + size * 0.12, y + size),
            (x - size * 0.12, y + size),
        ],
        mix(CREAM, PINK, 0.25),
    )
    flowers(c, x, y - size * 0.35, size * 0.7, rng)


def flowers(c: Canvas, x: float, y: float, size: float, rng: Random) -> None:
    """A round bunch of flowers on leaves."""
    for _ in range(9):
        c.disc(
            x + rng.uniform(-1.1, 1.1) * size,
            y + rng.uniform(-0.5, 0.8) * size,
            size * 0.32,
            mix(JADE, SHADOW, rng.uniform(0, 0.25)),
        )
    colours = rng.choice(((RED, GOLD, CREAM), (PINK, CREAM, RED), (GOLD, TERRACOTTA, CREAM), (LILAC, CREAM, PINK)))
    for index in range(12):
        px, py = x + rng.uniform(-0.95, 0.95) * size, y + rng.uniform(-0.65, 0.5) * size
        colour = colours[index % 3]
        c.disc(px, py, size * 0.25, colour)
        c.disc(px, py, size * 0.1, mix(colour, GOLD if colour != GOLD else TERRACOTTA, 0.55))


def merit(c: Canvas, x: float, y: float, width: float) -> None:
    """A framed certificate, seen from the front, held around its middle."""
    high = width * 0.72
    c.rounded((x - width / 2, y - high / 2, x + width / 2, y + high / 2), width * 0.03, mix(GOLD, BARK, 0.25))
    c.rect((x - width * 0.46, y - high * 0.44, x + width * 0.46, y + high * 0.44), RED)
    c.rect((x - width * 0.41, y - high * 0.37, x + width * 0.41, y + high * 0.37), CREAM)
    c.disc(x, y - high * 0.2, width * 0.055, RED)
    for step, half in enumerate((0.26, 0.3, 0.2)):
        level = y - high * 0.02 + step * high * 0.11
        c.line([(x - width * half, level), (x + width * half, level)], width * 0.022, mix(BARK, CREAM, 0.35))
    c.disc(x + width * 0.24, y + high * 0.25, width * 0.05, fade(RED, 0.8))
