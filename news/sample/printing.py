"""One sample picture as a file; imports no models, so that fresh processes can run it."""

import io

from news.sample.pictures import draw, size_for

Key = tuple[str, int, str]  # scene, seed, ratio


def drawn(key: Key) -> bytes:
    scene, seed, ratio = key
    file = io.BytesIO()
    draw(scene, seed, size_for(ratio, seed)).save(file, "JPEG", quality=92)
    return file.getvalue()
