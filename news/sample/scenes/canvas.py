"""A drawing surface in units of a hundredth of its short side, drawn double size for smooth edges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .colours import Fill, Ink, Stops

OVERSAMPLING = 2
GRAIN = 5
# What Pillow's radial gradient has reached where its circle touches the square.
RIM = 180

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 8) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    count = len(points)
    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(index + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(index + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            a, b = t * t, t * t * t
            curve.append(
                (
                    0.5
                    * (
                        2 * p1[0]
                        + (p2[0] - p0[0]) * t
                        + (2 * p0[0] - 5 * p1[0] + 4 * p2[0] - p3[0]) * a
                        + (3 * p1[0] - p0[0] - 3 * p2[0] + p3[0]) * b
                    ),
                    0.5
                    * (
                        2 * p1[1]
                        + (p2[1] - p0[1]) * t
                        + (2 * p0[1] - 5 * p1[1] + 4 * p2[1] - p3[1]) * a
                        + (3 * p1[1] - p0[1] - 3 * p2[1] + p3[1]) * b
                    ),
                )
            )
    if not closed:
        curve.append(points[-1])
    return curve


class Canvas:
    """Width `w` and height `h` are in units; the short side is always 100."""

    def __init__(self, size: tuple[int, int], rng: Random) -> None:
        self.rng = rng
        self.size = size
        self.unit = min(size) * OVERSAMPLING / 100
        pixels = (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING)
        self.w = pixels[0] / self.unit
        self.h = pixels[1] / self.unit
        self.image = Image.new("RGB", pixels)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in points]

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        left, top, right, bottom = (round(value * self.unit) for value in box)
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def poly(self, points: Sequence[Point], fill: Fill) -> None:
        self.pen.polygon(self._at(points), fill=fill)

    def blob(self, points: Sequence[Point], fill: Fill) -> None:
        """A rounded shape through the points."""
        self.poly(smooth(points), fill)

    def rect(self, box: Box, fill: Fill) -> None:
        self.pen.rectangle(self._pixels(box), fill=fill)

    def rounded(self, box: Box, radius: float, fill: Fill) -> None:
        self.pen.rounded_rectangle(self._pixels(box), radius * self.unit, fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Fill) -> None:
        u = self.unit
        self.pen.ellipse(((x - rx) * u, (y - ry) * u, (x + rx) * u, (y + ry) * u), fill=fill)

    def disc(self, x: float, y: float, r: float, fill: Fill) -> None:
        self.oval(x, y, r, r, fill)

    def chord(self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: Fill) -> None:
        u = self.unit
        self.pen.chord(((x - rx) * u, (y - ry) * u, (x + rx) * u, (y + ry) * u), start, end, fill=fill)

    def ring(self, x: float, y: float, r: float, width: float, fill: Fill) -> None:
        u = self.unit
        box = ((x - r) * u, (y - r) * u, (x + r) * u, (y + r) * u)
        self.pen.ellipse(box, outline=fill, width=max(1, round(width * u)))

    def line(self, points: Sequence[Point], width: float, fill: Fill) -> None:
        self.pen.line(self._at(points), fill=fill, width=max(1, round(width * self.unit)), joint="curve")

    def limb(self, points: Sequence[Point], width: float, fill: Ink) -> None:
        """A line with round ends, in an opaque ink."""
        self.line(points, width, fill)
        for x, y in points:
            self.disc(x, y, width / 2, fill)

    def vertical(self, stops: Stops, box: Box | None = None) -> None:
        """A top-to-bottom gradient."""
        self._gradient(stops, box or (0, 0, self.w, self.h), down=True)

    def horizontal(self, stops: Stops, box: Box) -> None:
        """A left-to-right gradient."""
        self._gradient(stops, box, down=False)

    def _gradient(self, stops: Stops, box: Box, *, down: bool) -> None:
        left, top, right, bottom = self._pixels(box)
        self.image.paste(self._ramp(stops, (right - left, bottom - top), down=down), (left, top))

    @staticmethod
    def _ramp(stops: Stops, size: tuple[int, int], *, down: bool) -> Image.Image:
        strip = Image.new("RGB", (1, len(stops)) if down else (len(stops), 1))
        strip.putdata(stops)
        long = size[1] if down else size[0]
        half = 0.5
        window = (0, half, 1, len(stops) - half) if down else (half, 0, len(stops) - half, 1)
        thin = strip.resize((1, long) if down else (long, 1), Image.Resampling.BILINEAR, box=window)
        return thin.resize(size, Image.Resampling.NEAREST)

    def shaded(self, points: Sequence[Point], stops: Stops, *, across: bool = False) -> None:
        """A polygon filled with a gradient, top to bottom unless `across`."""
        xs = [x for x, _ in points]
        ys = [y for _, y in points]
        box = (max(min(xs), -1), max(min(ys), -1), min(max(xs), self.w + 1), min(max(ys), self.h + 1))
        if box[2] <= box[0] or box[3] <= box[1]:
            return
        left, top, right, bottom = self._pixels(box)
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in self._at(points)], fill=255)
        self.image.paste(self._ramp(stops, mask.size, down=not across), (left, top), mask)

    def glow(self, x: float, y: float, rx: float, colour: Ink, strength: float, ry: float | None = None) -> None:
        """A soft round light (or, in a dark ink, a soft shadow)."""
        box = self._pixels((x - rx, y - (ry or rx), x + rx, y + (ry or rx)))
        mask = Image.radial_gradient("L").point(
            [round(255 * max(0.0, 1 - v / RIM) ** 1.5 * strength) for v in range(256)]
        )
        mask = mask.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BILINEAR)
        self.image.paste(colour, box, mask)

    def wave(self, y: float, height: float, *, pieces: int = 60) -> list[Point]:
        """A hill line across the whole width, at most `height` above and below `y`."""
        parts = [
            (self.rng.uniform(0.5, 1) / (k + 1), (k + 1) * self.rng.uniform(0.7, 1.3), self.rng.uniform(0, 7))
            for k in range(4)
        ]
        whole = sum(size for size, _, _ in parts)
        points = []
        for index in range(pieces + 1):
            x = index / pieces
            lift = sum(size * math.sin(turn * x * 4.2 + start) for size, turn, start in parts) / whole
            points.append((x * self.w, y - lift * height))
        return points

    def ground(self, line: Sequence[Point], stops: Stops) -> None:
        """Everything below a line that crosses the picture."""
        self.shaded(
            [(-1, line[0][1]), *line, (self.w + 1, line[-1][1]), (self.w + 1, self.h + 1), (-1, self.h + 1)], stops
        )

    def finish(self, *, roam: bool = False) -> Image.Image:
        """The picture in its final size, with a breath of paper grain; `roam` moves the camera a little closer."""
        if roam:
            share = 1 / self.rng.uniform(1.0, 1.22)
            across, down = self.image.width, self.image.height
            x = self.rng.uniform(0, 1 - share) * across
            y = self.rng.uniform(0, 1 - share) * down
            view = (x, y, x + share * across, y + share * down)
            picture = self.image.resize(self.size, Image.Resampling.HAMMING, box=view)
        else:
            picture = self.image.reduce(OVERSAMPLING)
        tile = Image.frombytes("L", (192, 192), self.rng.randbytes(192 * 192))
        tile = tile.point([round(v / 255 * GRAIN) for v in range(256)]).resize((288, 288), Image.Resampling.BILINEAR)
        grain = Image.new("L", picture.size)
        for top in range(0, picture.height, tile.height):
            for left in range(0, picture.width, tile.width):
                grain.paste(tile, (left, top))
        return ImageChops.add(picture, Image.merge("RGB", (grain,) * 3), 1, -GRAIN // 2)
