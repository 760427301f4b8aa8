"""What comes in as a photo: checked before it is decoded, turned upright, stripped of metadata."""

import io
import warnings
from typing import IO

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()

MAX_PIXELS = 64_000_000
MAX_SIDE = 6_000  # pixels: twice what any screen or print of this site needs
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
# Willow opens files on paths of its own; the limit must hold there too.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow raises at twice its limit


class UnusablePhoto(ValueError):
    """The text is a Vietnamese sentence for the editor."""


def clean_photo(file: IO[bytes]) -> tuple[bytes, str]:
    """The photo's bytes as they are stored, and their extension (`.jpg` or `.png`).

    Reads the header first: a picture of more than `MAX_PIXELS` is refused without decoding. Position,
    camera and colour profile are gone from the result; what they say about turning and colour is
    applied. Raises `UnusablePhoto`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=FORMATS)
            if picture.width * picture.height > MAX_PIXELS:
                raise Image.DecompressionBombError
            picture.load()
        return _encode(_upright(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnusablePhoto(
            f"Ảnh có quá nhiều điểm ảnh (tối đa {MAX_PIXELS // 1_000_000} triệu). Hãy thu nhỏ ảnh rồi tải lại."
        ) from error
    except UnidentifiedImageError as error:
        raise UnusablePhoto("Tệp này không phải là ảnh. Hãy chọn ảnh JPEG, PNG, WebP, AVIF hoặc HEIC.") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnusablePhoto(
            "Ảnh bị hỏng hoặc chưa tải lên hết nên không đọc được. Hãy chép lại ảnh từ máy gốc rồi tải lên lần nữa."
        ) from error


def _upright(picture: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return turned


def _encode(picture: Image.Image) -> tuple[bytes, str]:
    buffer = io.BytesIO()
    transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    bare = picture.convert("RGBA" if transparent else "RGB")
    bare.info = {}
    if transparent:
        bare.save(buffer, "PNG", optimize=False)
        return buffer.getvalue(), ".png"
    bare.save(buffer, "JPEG", quality=92, optimize=True, progressive=False)
    return buffer.getvalue(), ".jpg"
