"""Every picture in the colours of the web: sRGB with eight bits, transparent only where it is."""

import io

from PIL import Image, ImageCms

DEEP = ("I", "I;16", "I;16L", "I;16B", "I;16N", "F")  # grey with more than eight bits


def plain_colours(picture: Image.Image, side: int) -> Image.Image:
    """`picture` as RGB, or as RGBA where something shows through, within a square of `side` pixels."""
    profile = picture.info.get("icc_profile")
    picture = _eight_bits(picture)
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    if picture.mode != "RGBA":
        return _srgb(picture, profile)
    alpha = picture.getchannel("A")
    flat = _srgb(picture.convert("RGB"), profile)
    if alpha.getextrema() != (255, 255):
        flat.putalpha(alpha)
    return flat


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In one of the modes RGB, RGBA, L and CMYK."""
    if picture.mode in DEEP:
        # A plain conversion would cut off what is above 255, and leave white.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "L", "CMYK") else picture.convert("RGB")


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if not ImageCms.getProfileDescription(own).startswith("sRGB"):
                turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
                picture = turned or picture
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a damaged profile, or one of other colours: the picture as it is
    return picture if picture.mode == "RGB" else picture.convert("RGB")
