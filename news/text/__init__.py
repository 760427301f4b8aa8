"""Vietnamese text: clean on the way in, folded for search and addresses."""

from news.text.clean import clean_text
from news.text.fold import fold
from news.text.rich import clean_rich_text
from news.text.slug import slugify

__all__ = ["clean_rich_text", "clean_text", "fold", "slugify"]
