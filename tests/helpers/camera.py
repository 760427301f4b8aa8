"""Files as cameras, phones and mishaps make them, small enough for a test."""

import io
import struct
import zlib
from typing import Any

import pillow_heif
from PIL import Image, ImageCms

pillow_heif.register_heif_opener()

KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "HEIF": ".heic"}
SIZE = (160, 120)
HUGE = (16_000, 12_500)  # 200 megapixels
RED = (230, 20, 30)
MODEL, TURN, GPS = 0x0110, 0x0112, 0x8825


def drawn(size: tuple[int, int] = SIZE, colour: tuple[int, int, int] = RED) -> Image.Image:
    """A picture with something on it, whose middle has `colour`."""
    picture = Image.effect_noise(size, 60).convert("RGB")
    picture.paste(colour, (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4))
    return picture


def encoded(picture: Image.Image, kind: str, **extra: Any) -> bytes:
    file = io.BytesIO()
    if kind in ("WEBP", "AVIF", "HEIF"):
        extra.setdefault("quality", 90)
    picture.save(file, kind, **extra)
    return file.getvalue()


def whole(kind: str) -> bytes:
    return encoded(drawn(), kind)


def place(turn: int) -> bytes:
    """What a camera writes of itself, of where it was, and of how it was held (6: on its side)."""
    exif = Image.Exif()
    exif[MODEL], exif[TURN] = "MayAnhMau", turn
    exif.get_ifd(GPS).update({1: "N", 2: (21.0, 23.0, 59.0)})
    return exif.tobytes()


def with_gps(kind: str) -> bytes:
    return encoded(drawn(), kind, exif=place(turn=6))


def swapped_profile() -> bytes:
    """A colour profile by which red is green and green is red."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {}
    for number in range(struct.unpack_from(">I", profile, 128)[0]):
        at = 132 + 12 * number
        tags[bytes(profile[at : at + 4])] = at + 4
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    profile[red : red + 8], profile[green : green + 8] = profile[green : green + 8], profile[red : red + 8]
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "Đổi!".encode("utf-16-be"))


def with_profile(kind: str) -> bytes:
    return encoded(drawn(), kind, icc_profile=swapped_profile())


def moving(kind: str) -> bytes:
    """The first of its pictures is red, the others are not; a JPEG has them as some phones do, one behind another."""
    others = [drawn(colour=(20, 30, 230)), drawn(colour=(20, 230, 30))]
    return encoded(drawn(), "MPO" if kind == "JPEG" else kind, save_all=True, append_images=others)


def in_printers_colours() -> bytes:
    return encoded(drawn().convert("CMYK"), "JPEG")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png(size: tuple[int, int], depth: int, colours: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", *size, depth, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def sixteen_bits(kind: str) -> bytes:
    """Half bright; of the formats that have more than eight bits."""
    value = struct.pack(">H", 0x8000)
    if kind == "PNG":
        return _png(SIZE, 16, 2, (b"\0" + value * 3 * SIZE[0]) * SIZE[1])
    file = io.BytesIO()
    content = struct.pack("<H", 0x8000) * 3 * SIZE[0] * SIZE[1]
    pillow_heif.from_bytes("RGB;16", SIZE, content).save(file, quality=90)
    return file.getvalue()


def sixteen_bits_of_grey() -> bytes:
    return _png(SIZE, 16, 0, (b"\0" + struct.pack(">H", 0x8000) * SIZE[0]) * SIZE[1])


def huge(kind: str) -> bytes:
    """A few bytes that claim 200 megapixels; of PNG they are really there."""
    width, height = HUGE
    if kind == "PNG":
        return _png(HUGE, 1, 0, bytes((width // 8 + 1) * height))
    content = bytearray(whole(kind))
    if kind == "JPEG":
        frame = content.index(b"\xff\xc0")
        content[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    elif kind == "WEBP":
        start = content.index(b"\x9d\x01\x2a")
        content[start + 3 : start + 7] = struct.pack("<HH", width, height)
    else:
        at = content.index(b"ispe")
        while at >= 0:
            content[at + 8 : at + 16] = struct.pack(">II", width, height)
            at = content.find(b"ispe", at + 1)
    return bytes(content)
