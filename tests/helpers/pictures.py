"""Real picture files for tests."""

import io
from typing import Any

from PIL import Image


def picture_file(width: int = 900, height: int = 600, kind: str = "JPEG", **extra: Any) -> bytes:
    file = io.BytesIO()
    Image.effect_mandelbrot((width, height), (-2, -1.5, 1, 1.5), 20).convert("RGB").save(file, kind, **extra)
    return file.getvalue()
