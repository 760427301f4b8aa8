"""Pictures for the sample site, drawn on the spot: the same scene, seed and size always give the same pixels."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PIL import Image, ImageOps

from .scenes import ceremonies, fields, halls, places, stills, works
from .scenes.canvas import Canvas

Painter = Callable[[Canvas], None]

PAINTERS: dict[str, Painter] = {
    "conference": halls.conference,
    "speech": halls.speech,
    "meeting": halls.meeting,
    "training": halls.training,
    "consultation": halls.consultation,
    "award": ceremonies.award,
    "honours": ceremonies.honours,
    "signing": ceremonies.signing,
    "group": ceremonies.group,
    "applause": ceremonies.applause,
    "terraces": fields.terraces,
    "tea": fields.tea,
    "harvest": fields.harvest,
    "planting": fields.planting,
    "forest": fields.forest,
    "village": places.village,
    "road": places.road,
    "bridge": places.bridge,
    "school": works.school,
    "health": works.health,
    "market": works.market,
    "weaving": works.weaving,
    "medal": stills.medal,
    "certificate": stills.certificate,
    "flag": stills.flag,
    "chart": stills.chart,
    "pledge": stills.pledge,
}
SCENES: tuple[str, ...] = tuple(PAINTERS)

RATIOS: dict[str, tuple[int, int]] = {
    "3:2": (3, 2),
    "4:3": (4, 3),
    "16:9": (16, 9),
    "1:1": (1, 1),
    "2:3": (2, 3),
    "3:4": (3, 4),
}
# A mirrored chart would fall where it should rise; the others may face either way.
ONE_WAY = frozenset({"chart", "training", "pledge"})
ROAMING = frozenset(
    {"conference", "meeting", "applause", "terraces", "tea", "harvest", "forest", "village", "road", "bridge", "market"}
)
LONG_SIDES = (1400, 1500, 1600, 1800, 2000)


def size_for(ratio: str, seed: int) -> tuple[int, int]:
    """A size in pixels of the ratio; the long side depends on the seed."""
    across, down = RATIOS[ratio]
    long = LONG_SIDES[seed % len(LONG_SIDES)]
    if across >= down:
        return long, round(long * down / across)
    return round(long * across / down), long


def draw(scene: str, seed: int, size: tuple[int, int]) -> Image.Image:
    """The scene as an RGB picture; `KeyError` for a scene that is not in `SCENES`."""
    rng = Random(f"{scene}:{seed}")
    canvas = Canvas(size, rng)
    PAINTERS[scene](canvas)
    mirrored = scene not in ONE_WAY and rng.random() < 0.5
    picture = canvas.finish(roam=scene in ROAMING)
    return ImageOps.mirror(picture) if mirrored else picture
