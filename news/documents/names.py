"""Under which name a document is stored and handed out."""

import unicodedata
from pathlib import PurePath

from django.utils.text import get_valid_filename

from news.text import clean_text

MOST_BYTES = 150  # of a name that disks take, with room for what storage adds to the second of the same name
PLAIN = "tai-lieu"


def stored_name(name: str) -> str:
    """`name` with its accents whole and nothing that is not to be seen, short enough for every disk."""
    told = PurePath(unicodedata.normalize("NFC", clean_text(name)).replace("\\", "/")).name
    path = PurePath(told)
    suffix = path.suffix.lower()
    stem = path.stem.strip(". ") or PLAIN
    while len(f"{stem}{suffix}".encode()) > MOST_BYTES:
        stem = stem[:-1]
    return get_valid_filename(f"{stem.strip('. ') or PLAIN}{suffix}")
