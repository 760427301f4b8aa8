import re

from django.utils.html import escape

from news.text import clean_text

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def paragraphs(text: str) -> str:
    """Plain text as rich text: blank lines part paragraphs, other line ends stay line ends; empty for no text."""
    lines = clean_text(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = [part.strip() for part in _BLANK.split(lines)]
    return "".join(f"<p>{escape(part).replace(chr(10), '<br/>')}</p>" for part in parts if part)
