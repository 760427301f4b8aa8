"""What comes in as a photo: checked before it is decoded, turned upright, stripped of metadata."""

import io
import math
import threading
import warnings
from typing import IO

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from news.photos.bands import Decoded, upright
from news.photos.decode import DECODED, MAX_PIXELS, TooManyPixels, decode

MEGABYTE = 1024 * 1024
MAX_SIDE = 6_000  # pixels: more than twice what any screen or print of this site needs
KEPT = 16_000_000  # pixels of a stored photo
KEPT_TRANSPARENT = 6_000_000  # of one that is stored as PNG, which takes long to write
QUICK = 1  # of PNG's levels from 0 to 9
# However many photos arrive at once, a process holds one of them decoded.
_one_at_a_time = threading.Lock()
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
    decoded smaller. Position, camera and colour profile are gone from the result; what they say
    about turning and colour is applied. Of moving pictures the first one stays. Raises `UnusablePhoto`.
    """
    head = file.read(16)
    file.seek(0)
    try:
        with warnings.catch_warnings(), _one_at_a_time:
            warnings.simplefilter("ignore")
            return _encode(_plain(file))
    except TooManyPixels as error:
        raise UnusablePhoto(too_many_pixels(error.most)) from error
    except Image.DecompressionBombError as error:
        raise UnusablePhoto(too_many_pixels(MAX_PIXELS)) from error
    except UnidentifiedImageError as error:
        raise UnusablePhoto(DAMAGED if _begins_as_photo(head) else NO_PHOTO) from error
    except Exception as error:  # decoders raise anything at all over a damaged file
        raise UnusablePhoto(DAMAGED) from error


def _plain(file: IO[bytes]) -> Image.Image:
    decoded = decode(file)
    return upright(decoded, _kept(decoded))


def _kept(decoded: Decoded) -> tuple[int, int]:
    width, height = decoded.size
    most = KEPT_TRANSPARENT if decoded.transparent else KEPT
    if width * height > DECODED:  # there is no room beside it for so much
        most = min(most, width * height // 4)
    scale = min(1, MAX_SIDE / max(width, height), math.sqrt(most / (width * height)))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _begins_as_photo(head: bytes) -> bool:
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return True
    return head[4:8] == b"ftyp" and head[8:12] in (b"avif", b"avis", b"heic", b"heix", b"hevc", b"mif1", b"msf1")


def _encode(picture: Image.Image) -> tuple[bytes, str]:
    buffer = io.BytesIO()
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255):
        picture.save(buffer, "PNG", compress_level=QUICK)
        return buffer.getvalue(), ".png"
    # Not optimised: that would hold the whole picture once more.
    picture.convert("RGB").save(buffer, "JPEG", quality=92)
    return buffer.getvalue(), ".jpg"
