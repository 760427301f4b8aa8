from dataclasses import dataclass

from django.utils.safestring import SafeString

from news.desk.handbook.chapters import CHAPTERS, Chapter, Section
from news.search.highlight import excerpt, highlight
from news.text.fold import fold


@dataclass(frozen=True, slots=True)
class Found:
    chapter: Chapter
    section: Section
    title: SafeString
    excerpt: SafeString


def find(query: str) -> list[Found]:
    """The parts of the handbook that have every word, with or without marks; those with them in their heading first."""
    words = fold(query).split()
    if not words:
        return []
    found = []
    for chapter in CHAPTERS:
        for section in chapter.sections:
            if weight := _weight(words, chapter.title, section.title, section.text):
                found.append((weight, _shown(chapter, section, query)))
    return [shown for _, shown in sorted(found, key=lambda item: -item[0])]


def _weight(words: list[str], chapter: str, title: str, text: str) -> int:
    """0 if a word is missing, else more with each heading that has it. The last word may be still being typed."""
    places = [f" {fold(part)} " for part in (chapter, title, f"{chapter} {title} {text}")]
    sought = [f" {word} " for word in words[:-1]] + [f" {words[-1]}"]
    of_chapter, of_title, anywhere = ([word in place for word in sought] for place in places)
    return 1 + sum(of_chapter) + 2 * sum(of_title) if all(anywhere) else 0


def _shown(chapter: Chapter, section: Section, query: str) -> Found:
    shown = highlight(excerpt(section.text, query), query)
    return Found(chapter, section, highlight(section.title, query), shown)
