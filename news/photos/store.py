"""Photos that do not come through a form: the same intake, the same storage."""

import io
from typing import IO, Any

from django.core.files.base import ContentFile

from news.models.photo import Photo
from news.photos.intake import clean_photo


def store_photo(file: IO[bytes] | bytes, title: str, **values: Any) -> Photo:
    """A stored photo of `file`; `values` are its other fields, such as `caption`. Raises `UnusablePhoto`."""
    content, suffix = clean_photo(io.BytesIO(file) if isinstance(file, bytes) else file)
    photo = Photo(title=title[:255], file=ContentFile(content, f"photo{suffix}"), **values)
    photo._set_image_file_metadata()
    photo.save()
    return photo
