from taggit.utils import _parse_tags

from news.text.clean import clean_text


def parse_tags(typed: str) -> list[str]:
    """The tags in `typed`, clean before they are looked up: else one in NFD would be made a second time."""
    names: list[str] = _parse_tags(clean_text(typed or ""))
    return names
