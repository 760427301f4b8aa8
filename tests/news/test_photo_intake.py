import contextlib
import io
import random
from collections.abc import Callable

import camera
import pytest
from camera import KINDS
from PIL import Image, ImageChops, ImageOps

from news.photos.decode import MAX_PIXELS
from news.photos.intake import MAX_SIDE, UnusablePhoto, clean_photo


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (400, 300), **extra: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(file, kind, **extra)
    return file.getvalue()


def stored(content: bytes) -> Image.Image:
    cleaned, _ = clean_photo(io.BytesIO(content))
    return Image.open(io.BytesIO(cleaned))


def with_position() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return encoded("JPEG", exif=exif)


def test_position_and_camera_are_gone_and_the_photo_stands_upright() -> None:
    picture = stored(with_position())
    assert picture.size == (300, 400)
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_every_format_of_cameras_and_phones_is_taken(kind: str) -> None:
    assert stored(encoded(kind)).size == (400, 300)


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P"), ("PNG", "I;16"), ("PNG", "1")]
)
def test_unusual_colours_become_plain_ones(kind: str, mode: str) -> None:
    assert stored(encoded(kind, mode)).mode == "RGB"


def test_transparency_stays() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (40, 30), (200, 20, 30, 90)).save(file, "PNG")
    assert stored(file.getvalue()).getpixel((5, 5)) == (200, 20, 30, 90)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("cut", [lambda n: 20, lambda n: n // 2, lambda n: n - 30])
def test_a_truncated_file_is_refused_or_read_but_never_an_accident(kind: str, cut: Callable[[int], int]) -> None:
    whole = encoded(kind)
    try:
        clean_photo(io.BytesIO(whole[: cut(len(whole))]))
    except UnusablePhoto as reason:
        assert str(reason).endswith(".")


@pytest.mark.parametrize(
    "content", [b"", b"not a photo", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + b"0" * 90]
)
def test_what_is_no_photo_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UnusablePhoto, match=r"\.$"):
        clean_photo(io.BytesIO(content))


def test_more_megapixels_than_pillow_warns_of_are_taken() -> None:
    file = io.BytesIO()
    Image.new("L", (6_000, 5_500)).save(file, "JPEG")
    assert clean_photo(io.BytesIO(file.getvalue()))[1] == ".jpg"


def test_an_opaque_picture_with_transparency_becomes_a_plain_photo() -> None:
    picture = Image.effect_noise((40, 30), 60).convert("RGBA")
    file = io.BytesIO()
    picture.save(file, "PNG")
    assert clean_photo(io.BytesIO(file.getvalue()))[1] == ".jpg"


def test_whatever_byte_of_a_file_is_damaged_there_is_a_photo_or_a_sentence() -> None:
    luck = random.Random(20211227)
    for kind in KINDS:
        for whole in (camera.with_gps(kind), camera.with_profile(kind)):
            for _ in range(15):
                content = bytearray(whole)
                for _ in range(luck.randint(1, 6)):
                    content[luck.randrange(len(content))] = luck.randrange(256)
                with contextlib.suppress(UnusablePhoto):
                    assert clean_photo(io.BytesIO(content))[0]


def test_a_flood_of_pixels_is_refused_before_it_is_decoded() -> None:
    file = io.BytesIO()
    Image.new("1", (9_000, MAX_PIXELS // 9_000 + 10)).save(file, "PNG")
    with pytest.raises(UnusablePhoto, match="quá nhiều điểm ảnh"):
        clean_photo(io.BytesIO(file.getvalue()))


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("size", [(70, 600), (600, 70), (9_000, 40)])
def test_however_a_camera_was_held_the_bands_meet_as_if_it_were_one_picture(turn: int, size: tuple[int, int]) -> None:
    radial, linear = Image.radial_gradient("L").resize(size), Image.linear_gradient("L").resize(size)
    whole = Image.merge("RGB", [radial, linear, Image.new("L", size, 90)])
    exif = Image.Exif()
    exif[0x0112] = turn
    file = io.BytesIO()
    whole.save(file, "PNG", exif=exif)
    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(file.getvalue())))
    expected.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    picture = stored(file.getvalue())
    assert picture.size == expected.size
    difference = ImageChops.difference(picture, expected.convert("RGB"))
    assert max(high for _, high in difference.getextrema()) < 24  # what JPEG leaves of it


def test_a_jpeg_in_many_passes_is_held_as_coefficients_and_so_may_have_fewer_pixels() -> None:
    file = io.BytesIO()
    Image.new("RGB", (8_000, 5_000)).save(file, "JPEG", progressive=True, subsampling=0)
    with pytest.raises(UnusablePhoto, match="tối đa 24 triệu"):
        clean_photo(io.BytesIO(file.getvalue()))
