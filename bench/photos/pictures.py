import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

SIZE = (4000, 3000)
GRAIN = 0.08


def fresh(drawn: Path, many: int) -> Iterator[bytes]:
    """JPEGs of twelve megapixels, each another one: pictures from the folder `drawn`, with the grain of a camera."""
    found = sorted(path for path in drawn.iterdir() if path.suffix in (".jpg", ".jpeg", ".png", ".webp"))
    for number in range(many):
        with Image.open(found[number % len(found)]) as small:
            large = small.convert("RGB").resize(SIZE)
        grain = Image.effect_noise(SIZE, 64).convert("RGB")
        file = io.BytesIO()
        Image.blend(large, grain, GRAIN).save(file, "JPEG", quality=90)
        yield file.getvalue()
