"""Photos that do not come through a form: the same intake, the same storage."""

import hashlib
import io
from typing import IO, Any

from django.core.files.base import ContentFile, File
from wagtail.images.models import SourceImageIOError

from news.models.photo import Photo
from news.photos.intake import UnusablePhoto, clean_photo
from news.quota import over_quota


def store_photo(file: IO[bytes] | bytes, title: str, **values: Any) -> Photo:
    """A stored photo of `file`; `values` are its other fields, such as `caption`. Raises `UnusablePhoto`."""
    refuse_beyond_quota(values.get("uploaded_by_user"), _size(file))
    content, suffix = clean_photo(io.BytesIO(file) if isinstance(file, bytes) else file)
    return keep_photo(ContentFile(content, f"photo{suffix}"), title, **values)


def store_once(file: IO[bytes], title: str, known: Any, **values: Any) -> tuple[Photo, bool]:
    """As `store_photo`, but where one of the photos `known` is the same picture, that one; and whether it is new.

    Two files are the same picture also where only their metadata differs.
    """
    refuse_beyond_quota(values.get("uploaded_by_user"), _size(file))
    content, suffix = clean_photo(file)
    same = known.filter(file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest()).order_by("pk")
    if twin := _first_whole(same, content):
        return twin, False
    photo = keep_photo(ContentFile(content, f"photo{suffix}"), title, **values)
    # Somebody may have sent it at the same moment.
    if twin := _first_whole(same.filter(pk__lt=photo.pk), content):
        photo.purge()
        return twin, False
    return photo, True


def refuse_beyond_quota(user: Any, size: int, waiting: tuple[int, int] = (0, 0)) -> None:
    if sentence := over_quota(user, size, waiting):
        raise UnusablePhoto(sentence)


def _size(file: IO[bytes] | bytes) -> int:
    if isinstance(file, bytes):
        return len(file)
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def _first_whole(photos: Any, content: bytes) -> Photo | None:
    return next((photo for photo in photos if _still_is(photo, content)), None)


def _still_is(photo: Photo, content: bytes) -> bool:
    """Whether its file is still there, and whole."""
    try:
        with photo.open_file() as file:
            return bool(file.read() == content)
    except SourceImageIOError:
        return False


def keep_photo(clean: File, title: str, **values: Any) -> Photo:
    """A stored photo of what `clean_photo` made; takes no time to look at it again."""
    photo = Photo(title=title[:255], file=clean, **values)
    photo._set_image_file_metadata()
    photo.save()
    return photo
