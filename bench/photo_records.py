"""Photo records in numbers: a few drawn pictures, whose files and renditions all of them share.

Only for sites that are measured: who deletes one of these photos takes the files from the others.
"""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.files.images import ImageFile
from django.db import connection, transaction

from news.models import Photo
from news.photos.renditions import make_all
from news.sample.pictures import draw

SCENES = ("conference", "award", "village", "group")
SIZE = (1600, 1067)
TITLE = "Ảnh chung"
AT_ONCE = 10_000
RENDITIONS = """
    INSERT INTO news_photorendition (filter_spec, file, width, height, focal_point_key, image_id)
    SELECT made.filter_spec, made.file, made.width, made.height, made.focal_point_key, fresh.id
    FROM news_photo AS fresh
    JOIN news_photo AS drawn ON drawn.file = fresh.file AND drawn.title = %s
    JOIN news_photorendition AS made ON made.image_id = drawn.id
    WHERE fresh.id BETWEEN %s AND %s AND fresh.id <> drawn.id
"""


def make(count: int) -> Iterator[int]:
    """The ids of so many new photos, made as they are asked for."""
    drawn = [_drawn(scene) for scene in SCENES]
    left = count
    while left > 0:
        some = min(left, AT_ONCE)
        yield from _copies(drawn, some)
        left -= some


def take(ids: Iterator[int], count: int) -> list[int]:
    return list(islice(ids, count))


def _drawn(scene: str) -> Photo:
    found = Photo.objects.filter(title=TITLE, description=scene).first()
    if found is None:
        content = io.BytesIO()
        draw(scene, 1, SIZE).save(content, "JPEG", quality=85)
        found = Photo(title=TITLE, description=scene, file=ImageFile(content, f"{scene}.jpg"))
        found.save()
        make_all(found)
    return found


def _copies(drawn: list[Photo], count: int) -> list[int]:
    with transaction.atomic():
        made = Photo.objects.bulk_create([_copy(drawn[n % len(drawn)]) for n in range(count)], batch_size=2_000)
        ids = [photo.pk for photo in made]
        with connection.cursor() as cursor:
            cursor.execute(RENDITIONS, [TITLE, min(ids), max(ids)])
    return ids


def _copy(photo: Photo) -> Any:
    shared = ("collection_id", "file", "width", "height", "file_size", "file_hash", "description")
    values = {name: getattr(photo, name) for name in shared}
    return Photo(**values, title="Ảnh hội nghị", caption="Quang cảnh hội nghị.", credit="Ảnh: CTV")
