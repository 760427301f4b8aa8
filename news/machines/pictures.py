"""A photo's existing renditions, for those who take an address instead of a `<picture>`."""

from typing import Any

from django.core.cache import cache

from news.photos import sizes

TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".avif": "image/avif"}

READABLE = ("image/jpeg", "image/png", "image/webp", "image/avif")


def renditions(photo: Any) -> list[Any]:
    """What was made ahead, the widest first; nothing of a photo in the bin."""
    if photo is None or photo.deleted_at is not None:
        return []
    made = getattr(photo, "shown_renditions", None)
    if made is None:
        made = photo.shown_renditions = list(photo.renditions.filter(filter_spec__in=sizes.ALL))
    return sorted(made, key=lambda rendition: (-rendition.width, rendition.filter_spec))


def mime(rendition: Any) -> str:
    return TYPES.get(f".{rendition.file.name.rpartition('.')[2]}", "image/jpeg")


def whole(photo: Any) -> list[Any]:
    """Renditions of the whole picture, without those that cut it to a shape; of one width what most can read first."""
    uncut = [rendition for rendition in renditions(photo) if not rendition.filter_spec.startswith("fill-")]
    return sorted(uncut, key=lambda rendition: (-rendition.width, READABLE.index(mime(rendition))))


def share_picture(photo: Any) -> Any | None:
    """What a card of a shared link shows: JPEG, which every messenger reads, in their shape where it exists."""
    made = renditions(photo)
    cut = next((rendition for rendition in made if rendition.filter_spec in sizes.SHARE["jpeg"].values()), None)
    plain = next((rendition for rendition in whole(photo) if mime(rendition) == "image/jpeg"), None)
    return cut or plain or next(iter(made), None)


def widest(photo: Any) -> Any | None:
    return next(iter(whole(photo)), None) or next(iter(renditions(photo)), None)


def weight(rendition: Any) -> int:
    """In bytes; a rendition never changes, so its file is asked once."""
    name = f"weight:{rendition.file.name}"
    known: int | None = cache.get(name)
    if known is None:
        try:
            known = int(rendition.file.size)
        except OSError:
            return 0
        cache.set(name, known, None)
    return known
