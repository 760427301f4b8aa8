import re

from news.text.fold import fold_letters

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(text: str, length: int = 100) -> str:
    """An address of `text`: `Đảng bộ Đắk Lắk` becomes `dang-bo-dak-lak`.

    At most `length` characters, cut between words; empty where nothing remains.
    """
    slug = _NOT_SLUG.sub("-", fold_letters(text)).strip("-")
    if len(slug) <= length:
        return slug
    return slug[: length + 1].rpartition("-")[0] or slug[:length]
