"""The point of a photo that stays in sight wherever it is cropped."""

from wagtail.images.rect import Rect

from news.models.photo import Photo

PART = 5  # the area around the point is a fifth of the shorter side


def focus_of(photo: Photo) -> tuple[float, float] | None:
    """In parts of the photo's sides, from 0 to 1."""
    area = photo.get_focal_point()
    if area is None:
        return None
    return round(area.centroid_x / photo.width, 3), round(area.centroid_y / photo.height, 3)


def set_focus(photo: Photo, point: tuple[float, float] | None) -> None:
    """Does not store the photo."""
    if point is None:
        photo.set_focal_point(None)
        return
    side = max(1, min(photo.width, photo.height) // PART)
    photo.set_focal_point(Rect.from_point(round(point[0] * photo.width), round(point[1] * photo.height), side, side))
