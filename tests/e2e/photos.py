"""Photos as they come from a camera."""

import random
from pathlib import Path

from PIL import Image

GPS, GPS_LATITUDE_SIDE, GPS_LATITUDE = 0x8825, 1, 2


def camera_photos(folder: Path, captions: list[str]) -> list[Path]:
    """One JPEG file for each caption, unlike all others, with the place where it was taken."""
    files = []
    for number, _ in enumerate(captions):
        picture = Image.radial_gradient("L").resize((1600, 1067 if number < 2 else 2133))
        colour = random.choices(range(256), k=3)
        picture = Image.merge("RGB", [picture.point(lambda v, c=c: (v + c) // 2) for c in colour])
        exif = picture.getexif()
        exif.get_ifd(GPS).update({GPS_LATITUDE_SIDE: "N", GPS_LATITUDE: (21.0, 23.0, 59.0)})
        exif[0x0110] = "MayAnhMau"
        files.append(folder / f"DSC_{number + 1:04}.jpg")
        picture.save(files[-1], exif=exif)
        assert b"MayAnhMau" in files[-1].read_bytes()
    return files
