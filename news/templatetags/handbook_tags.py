from functools import cache
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from PIL import Image

register = template.Library()


@register.inclusion_tag("admin/handbook/picture.html")
def handbook_picture(name: str, text: str) -> dict[str, Any]:
    """A picture of the admin with what it shows, at its own size, so that no text jumps when it arrives."""
    width, height = _size(f"handbook/{name}.webp")
    return {"file": f"handbook/{name}.webp", "text": text, "width": width, "height": height}


@cache
def _size(file: str) -> tuple[int, int]:
    """Raises FileNotFoundError for a picture that was never made."""
    found = finders.find(file)
    if not found:
        raise FileNotFoundError(file)
    with Image.open(found) as picture:
        return picture.size
