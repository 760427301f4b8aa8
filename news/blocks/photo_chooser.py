from collections.abc import Iterable
from typing import Any

from wagtail.images.blocks import ImageChooserBlock

from news.photos.show import load_photos


class PhotoChooserBlock(ImageChooserBlock):
    """Brings photos together with their renditions, in one query for all of a body."""

    def bulk_to_python(self, values: Iterable[int]) -> list[Any]:
        photos = load_photos(set(values))
        return [photos.get(value) for value in values]

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        # How photos are loaded is no matter of the database's shape.
        _, args, kwargs = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", args, kwargs
