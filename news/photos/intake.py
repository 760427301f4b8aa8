"""What comes in as a photo: checked before it is decoded, turned upright, stripped of metadata."""

import io
import warnings
from typing import IO

import pillow_heif
from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from news.photos.colours import plain_colours

pillow_heif.register_heif_opener()

MEGABYTE = 1024 * 1024
MAX_PIXELS = 64_000_000
# What is held decoded at once: four bytes a pixel, twice while a photo is turned. Only JPEG can be decoded smaller.
DECODED = 25_000_000
# By format, as their decoders hold copies of their own; telephones make none larger.
PIXELS_BY_FORMAT = {"PNG": 20_000_000, "WEBP": 12_200_000, "AVIF": 16_000_000, "HEIF": DECODED}
MAX_SIDE = 6_000  # pixels: twice what any screen or print of this site needs
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
# Willow opens files on paths of its own; the limit must hold there too.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow raises at twice its limit, and only warns between
warnings.simplefilter("ignore", Image.DecompressionBombWarning)

NO_PHOTO = "Tệp này không phải là ảnh. Hãy chọn ảnh JPEG, PNG, WebP, AVIF hoặc HEIC."
DAMAGED = "Ảnh bị hỏng hoặc chưa tải lên hết nên không đọc được. Hãy chép lại ảnh từ máy gốc rồi tải lên lần nữa."


class UnusablePhoto(ValueError):
    """The text is a Vietnamese sentence for the editor."""


def too_many_pixels(most: int) -> str:
    kind = "" if most == MAX_PIXELS else " với kiểu tệp này"
    return (
        f"Ảnh có quá nhiều điểm ảnh (tối đa {most // 1_000_000} triệu{kind}). Hãy thu nhỏ, lưu thành JPEG rồi tải lại."
    )


def refuse_heavy(size: int) -> None:
    """Raises `UnusablePhoto` for a file of so many bytes, before anybody reads it."""
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size > most:
        raise UnusablePhoto(f"Ảnh nặng quá {most // MEGABYTE} MB. Hãy thu nhỏ ảnh rồi chọn lại.")


def clean_photo(file: IO[bytes]) -> tuple[bytes, str]:
    """The photo's bytes as they are stored, and their extension (`.jpg` or `.png`).

    Reads the header first: a picture of too many pixels is refused without decoding, a large JPEG is
    decoded at half its size. Position, camera and colour profile are gone from the result; what they say
    about turning and colour is applied. Of moving pictures the first one stays. Raises `UnusablePhoto`.
    """
    head = file.read(16)
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(file, formats=FORMATS)
            pixels, most = picture.width * picture.height, PIXELS_BY_FORMAT.get(picture.format or "", MAX_PIXELS)
            if pixels > most:
                raise UnusablePhoto(too_many_pixels(most))
            if pixels > DECODED:
                picture.draft(None, (picture.width // 2, picture.height // 2))
            picture.load()
            return _encode(plain_colours(_upright(picture), MAX_SIDE))
    except UnusablePhoto:
        raise
    except Image.DecompressionBombError as error:
        raise UnusablePhoto(too_many_pixels(MAX_PIXELS)) from error
    except UnidentifiedImageError as error:
        raise UnusablePhoto(DAMAGED if _begins_as_photo(head) else NO_PHOTO) from error
    except Exception as error:  # decoders raise anything at all over a damaged file
        raise UnusablePhoto(DAMAGED) from error


def _begins_as_photo(head: bytes) -> bool:
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return True
    return head[4:8] == b"ftyp" and head[8:12] in (b"avif", b"avis", b"heic", b"heix", b"hevc", b"mif1", b"msf1")


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # what the camera wrote is damaged, the picture is not
        return picture


def _encode(picture: Image.Image) -> tuple[bytes, str]:
    picture.info = {}
    buffer = io.BytesIO()
    if picture.mode == "RGBA":
        picture.save(buffer, "PNG", optimize=False)
        return buffer.getvalue(), ".png"
    picture.save(buffer, "JPEG", quality=92, optimize=True, progressive=False)
    return buffer.getvalue(), ".jpg"
