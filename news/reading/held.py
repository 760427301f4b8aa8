"""The photos of a file to keep: as large as all of them together may be, from what exists already."""

import base64
import logging
import mimetypes
from collections import Counter
from collections.abc import Iterable
from itertools import starmap
from typing import Any

from news.photos import sizes

# Of all photos together; written as text they take a third more. Mail and phones still carry that.
MOST_BYTES = 6_000_000
BY_WIDTH = [(sizes.BODY["webp"][960], sizes.BASE), (sizes.BODY["webp"][480], sizes.BODY["webp"][960], sizes.BASE)]
# The type that the system may not know.
mimetypes.add_type("image/webp", ".webp")
logger = logging.getLogger(__name__)


def held(photos: Iterable[Any]) -> dict[str, str]:
    """Data addresses by the address of any size of the same photo; photos beyond the limit are left out.

    A photo that stands in several places comes as often in `photos`, as it does in the file.
    """
    times = Counter(photos)
    unique = {photo.pk: photo for photo in times}
    often = {photo.pk: number for photo, number in times.items()}

    def weight(pk: int, rendition: Any) -> int:
        return often[pk] * _bytes(rendition)

    chosen = [_chosen(unique, specs) for specs in BY_WIDTH]
    fitting = next((each for each in chosen if sum(starmap(weight, each.items())) <= MOST_BYTES), chosen[-1])
    left, result = MOST_BYTES, {}
    for pk, rendition in fitting.items():
        left -= weight(pk, rendition)
        if left < 0:
            break
        if address := _data_address(rendition):
            result.update({each.url: address for each in unique[pk].shown_renditions})
    return result


def _chosen(photos: dict[int, Any], specs: tuple[str, ...]) -> dict[int, Any]:
    """Of each photo the first of `specs` that it has."""
    result = {}
    for pk, photo in photos.items():
        made = {rendition.filter_spec: rendition for rendition in photo.shown_renditions}
        if found := next((made[spec] for spec in specs if spec in made), None):
            result[pk] = found
    return result


def _bytes(rendition: Any) -> int:
    try:
        return int(rendition.file.size)
    except OSError:
        return 0


def _data_address(rendition: Any) -> str:
    try:
        with rendition.file.open("rb") as file:
            content = file.read()
    except OSError:
        logger.warning("the file of rendition %s is missing", rendition.pk)
        return ""
    kind = mimetypes.guess_type(rendition.file.name)[0]
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
