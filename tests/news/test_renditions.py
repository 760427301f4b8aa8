"""All sizes of a photo in all formats, out of one decoding."""

import contextlib
import io
from typing import Any

import pytest
from pictures import picture_file
from PIL import Image, ImageFile
from wagtail.images.models import Filter

from news.models import Photo
from news.models.photo import PhotoRendition
from news.photos import sizes
from news.photos.encode import encoded
from news.photos.focus import set_focus
from news.photos.missing import incomplete
from news.photos.renditions import make, make_all, make_quick
from news.photos.show import shown
from news.photos.store import store_photo


@pytest.fixture
def large(db: None) -> Photo:
    return store_photo(picture_file(2000, 1500), "Ảnh lớn")


def opened(rendition: PhotoRendition) -> Image.Image:
    with rendition.file.open() as file:
        return Image.open(io.BytesIO(file.read()))


def fresh(photo: Photo) -> Photo:
    return Photo.objects.get(pk=photo.pk)


def test_the_original_is_decoded_once_for_all_sizes(large: Photo, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = []
    load = ImageFile.ImageFile.load

    def counted(picture: Any) -> Any:
        if picture.size == (2000, 1500) and picture.tile:
            decoded.append(picture)
        return load(picture)

    monkeypatch.setattr(ImageFile.ImageFile, "load", counted)
    make_all(large)
    assert len(decoded) == 1
    made = {item.filter_spec: item for item in large.renditions.all()}
    assert set(made) == set(sizes.ALL)
    for kind, specs in sizes.BODY.items():
        for width, spec in specs.items():
            picture = opened(made[spec])
            assert (picture.format, picture.size) == (kind.upper(), (width, width * 3 // 4))
    for kind, specs in sizes.CARD.items():
        picture = opened(made[specs[640]])
        assert (picture.format, picture.size) == (kind.upper(), (640, 427))


@pytest.mark.parametrize("size", [(1500, 999), (1333, 2000), (1050, 1400), (641, 428), (7, 3), (3, 900), (1777, 1001)])
@pytest.mark.parametrize("point", [None, (0.0, 0.0), (1.0, 1.0), (0.333, 0.667)])
def test_a_photo_of_any_shape_comes_in_every_size(
    db: None, size: tuple[int, int], point: tuple[float, float] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = Photo(width=size[0], height=size[1])
    set_focus(photo, point)
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, "JPEG")
    monkeypatch.setattr(Photo, "is_svg", lambda self: False)
    monkeypatch.setattr(Photo, "open_file", lambda self: contextlib.nullcontext(file))
    made = dict(encoded(photo, [Filter(spec) for spec in sizes.QUICK]))
    assert len(made) == len(set(sizes.QUICK))
    for each, content in made.items():
        wanted = each.get_transform(photo, size).size
        assert Image.open(io.BytesIO(content)).size == tuple(max(1, round(side)) for side in wanted)


def test_a_second_pass_decodes_nothing(large: Photo, monkeypatch: pytest.MonkeyPatch) -> None:
    make_all(large)
    monkeypatch.setattr(Photo, "open_file", lambda self: pytest.fail("the original was opened"))
    make_all(large)


def test_a_small_photo_is_never_enlarged_and_its_sizes_are_told_once(db: None) -> None:
    photo = store_photo(picture_file(700, 500), "Ảnh nhỏ")
    make_all(photo)
    result = shown(fresh(photo), "body")
    assert result is not None
    assert [part.split()[1] for part in result.avif.split(", ")] == ["480w", "700w"]
    assert (result.width, result.height) == (700, 500)


def test_what_is_transparent_shows_white_in_jpeg_and_stays_transparent_elsewhere(db: None) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (600, 400), (200, 0, 0, 0)).save(file, "PNG")
    photo = store_photo(file.getvalue(), "Biểu trưng")
    make_all(photo)
    made = {item.filter_spec: opened(item) for item in photo.renditions.all()}
    assert made[sizes.BASE].convert("RGB").getpixel((5, 5)) == (255, 255, 255)
    assert made[sizes.BODY["avif"][480]].convert("RGBA").getpixel((5, 5))[3] == 0
    assert made[sizes.BODY["webp"][480]].convert("RGBA").getpixel((5, 5))[3] == 0


def test_a_moved_point_makes_new_crops_and_removes_the_old_ones(large: Photo) -> None:
    make_all(large)
    before = {item.filter_spec: item.pk for item in large.renditions.all()}
    set_focus(large, (0.1, 0.1))
    large.save()
    make_all(large)
    after = {item.filter_spec: item.pk for item in large.renditions.all()}
    assert len(after) == large.renditions.count()
    assert {spec for spec in after if after[spec] != before[spec]} == set(sizes.CROPPED)


def test_in_its_first_second_a_photo_shows_its_only_size(large: Photo) -> None:
    result = shown(fresh(large), "body")
    assert result is not None
    assert (result.avif, result.webp, result.width, result.height) == ("", "", 960, 720)
    make(large, [sizes.BODY["webp"][480]])
    result = shown(fresh(large), "body")
    assert result is not None
    assert result.webp == ""


def test_photos_without_a_new_size_are_found_the_newest_first(large: Photo) -> None:
    other = store_photo(picture_file(500, 400), "Ảnh khác")
    make_quick(large.pk)
    assert list(incomplete()) == [other, large]
    assert list(incomplete(sizes.QUICK)) == [other]
    make_all(large)
    assert list(incomplete()) == [other]
