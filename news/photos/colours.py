"""Every picture in the colours of the web: sRGB with eight bits, transparent only where it is."""

import io
from contextlib import suppress

from PIL import Image, ImageCms

DEEP = ("I", "I;16", "I;16L", "I;16B", "I;16N", "F")  # grey with more than eight bits
UNUSABLE = (ImageCms.PyCMSError, OSError, ValueError, TypeError)


class Colours:
    """Turns the bands of one picture into RGB, or into RGBA where something may show through."""

    def __init__(self, profile: bytes | None) -> None:
        self._own = _profile(profile)
        self._ways: dict[str, ImageCms.ImageCmsTransform | None] = {}

    def plain(self, band: Image.Image) -> Image.Image:
        band = _eight_bits(band)
        if band.mode != "RGBA":
            return self._srgb(band)
        flat = self._srgb(band.convert("RGB"))
        flat.putalpha(band.getchannel("A"))
        return flat

    def _srgb(self, band: Image.Image) -> Image.Image:
        if self._own and (way := self._way(band.mode)):
            with suppress(*UNUSABLE):
                return ImageCms.applyTransform(band, way) or band
        return band if band.mode == "RGB" else band.convert("RGB")

    def _way(self, mode: str) -> ImageCms.ImageCmsTransform | None:
        if self._own and mode not in self._ways:
            self._ways[mode] = None
            # A damaged profile, or one of other colours: the picture as it is.
            with suppress(*UNUSABLE):
                self._ways[mode] = ImageCms.buildTransform(self._own, ImageCms.createProfile("sRGB"), mode, "RGB")
        return self._ways.get(mode)


def transparent(picture: Image.Image) -> bool:
    """Whether it says that something may show through."""
    return picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In one of the modes RGB, RGBA, L and CMYK."""
    if picture.mode in DEEP:
        # A plain conversion would cut off what is above 255, and leave white.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if transparent(picture):
        return picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "L", "CMYK") else picture.convert("RGB")


def _profile(profile: bytes | None) -> "ImageCms.ImageCmsProfile | None":
    """None where there is none that would change anything."""
    if not profile:
        return None
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return None if ImageCms.getProfileDescription(own).startswith("sRGB") else own
    except UNUSABLE:
        return None
