"""From a file to decoded pixels, for at most so much memory; the limits are measured by `make bench-intake`."""

from typing import IO, Any

import pillow_heif
from PIL import Image, JpegImagePlugin, PngImagePlugin

from news.photos.bands import Decoded, of_bytes, of_picture
from news.photos.colours import transparent

pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
MAX_PIXELS = 110_000_000  # of a JPEG, which alone can be decoded smaller
DECODED = 25_000_000  # pixels that are held at once
# By format: their decoders hold copies of their own, more for pictures that are transparent or have deep colours.
PLAIN = {"JPEG": MAX_PIXELS, "PNG": DECODED, "WEBP": 12_200_000, "AVIF": 16_000_000, "HEIF": 36_000_000}
RICH = PLAIN | {"WEBP": 11_000_000, "HEIF": 20_000_000}
# A JPEG that comes in several passes is held as coefficients, two bytes each, until the last.
MOST_HELD = 150_000_000
SCALES = (1, 2, 4, 8)
TURN = 0x0112

# Wagtail opens files on paths of its own; the limit must hold there too.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow raises at twice its limit, and only warns between
PngImagePlugin.MAX_TEXT_MEMORY = 4 * PngImagePlugin.MAX_TEXT_CHUNK


class TooManyPixels(ValueError):
    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


def decode(file: IO[bytes]) -> Decoded:
    """Raises `TooManyPixels` before anything is decoded, and whatever decoders raise over a damaged file."""
    picture = Image.open(file, formats=FORMATS)
    pixels = picture.width * picture.height
    rich = transparent(picture) or picture.info.get("bit_depth", 8) > 8
    most = (RICH if rich else PLAIN).get(picture.format or "", MAX_PIXELS)  # some phones' JPEG is called MPO
    if pixels > most:
        raise TooManyPixels(most)
    if picture.format == "HEIF":
        return _of_heif(file)
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        _shrink(picture)
    picture.load()
    # Without the decoder, which holds pictures of its own.
    return of_picture(picture._new(picture.im), transparent(picture), _turn(picture))


def _of_heif(file: IO[bytes]) -> Decoded:
    """Pillow would copy the whole picture, twice; turned it is already."""
    file.seek(0)
    heif = pillow_heif.open_heif(file, convert_hdr_to_8bit=True, remove_stride=False)
    content = heif.data
    return of_bytes(heif.mode, heif.size, content, heif.stride, heif.info.get("icc_profile"))


def _shrink(picture: JpegImagePlugin.JpegImageFile) -> None:
    pixels, each = picture.width * picture.height, _held(picture)
    for scale in SCALES:
        shown = pixels // scale**2
        if shown <= DECODED and pixels * each + 4 * shown <= MOST_HELD:
            if scale > 1:
                picture.draft(None, (picture.width // scale, picture.height // scale))
            return
    raise TooManyPixels(int(MOST_HELD / (each + 4 / SCALES[-1] ** 2)))


def _held(picture: Any) -> float:
    """Bytes that the decoder holds for each pixel until the last pass; 0 where there is only one."""
    layers = picture.layer
    scan = 2 * len(layers) + 8  # bytes of the head that the first pass has with all the layers in it
    picture.fp.seek(-scan, 1)
    whole = picture.fp.read(scan)[:5] == bytes((0xFF, 0xDA, 0, scan - 2, len(layers)))
    if whole and not picture.info.get("progressive"):
        return 0
    most = max(across for _, across, _, _ in layers) * max(down for _, _, down, _ in layers)
    return sum(2 * across * down / most for _, across, down, _ in layers)


def _turn(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(TURN, 1))
    except Exception:  # what the camera wrote is damaged, the picture is not
        return 1
