"""A decoded picture made upright, smaller and plain band by band: only it and the result are held whole."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image
from PIL.Image import Resampling, Transpose

from news.photos.colours import Colours

ROWS = 256
REACH = 3  # how many pixels of the result Lanczos' filter looks to either side
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}  # by what a camera writes of how it was held
ON_ITS_SIDE = (5, 6, 7, 8)
FROM_BELOW = (3, 4, 6, 7)  # the first rows come last


@dataclass(frozen=True)
class Decoded:
    """`rows` gives those from one number up to another."""

    size: tuple[int, int]
    rows: Callable[[int, int], Image.Image]
    transparent: bool
    profile: bytes | None
    turn: int = 1


def of_picture(picture: Image.Image, transparent: bool, turn: int) -> Decoded:
    width = picture.width
    return Decoded(
        picture.size,
        lambda top, bottom: picture.crop((0, top, width, bottom)),
        transparent,
        picture.info.get("icc_profile"),
        turn,
    )


def of_bytes(mode: str, size: tuple[int, int], content: Any, stride: int, profile: bytes | None) -> Decoded:
    """Of a decoder's own buffer, which is read where it is."""

    def rows(top: int, bottom: int) -> Image.Image:
        return Image.frombytes(
            mode, (size[0], bottom - top), content[top * stride : bottom * stride], "raw", mode, stride
        )

    return Decoded(size, rows, mode in ("RGBA", "LA"), profile)


def upright(decoded: Decoded, size: tuple[int, int]) -> Image.Image:
    """As RGB or RGBA; `size` is that before it is turned."""
    (width, height), (_, all_rows) = size, decoded.size
    scale = all_rows / height
    turned = (height, width) if decoded.turn in ON_ITS_SIDE else size
    result = Image.new("RGBA" if decoded.transparent else "RGB", turned)
    colours = Colours(decoded.profile)
    for top in range(0, height, ROWS):
        bottom = min(top + ROWS, height)
        first = max(0, math.floor((top - REACH) * scale))
        last = min(all_rows, math.ceil((bottom + REACH) * scale))
        band = colours.plain(decoded.rows(first, last))
        box = (0, top * scale - first, decoded.size[0], min(bottom * scale - first, band.height))
        band = band.resize((width, bottom - top), Resampling.LANCZOS, box=box)
        place = height - bottom if decoded.turn in FROM_BELOW else top
        if turn := TURNS.get(decoded.turn):
            band = band.transpose(turn)
        result.paste(band, (place, 0) if decoded.turn in ON_ITS_SIDE else (0, place))
    return result
