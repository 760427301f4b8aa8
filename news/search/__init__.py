"""Search as people type: without marks, with other marks, by numbers and dates."""

from news.search.find import MAX_WORDS, clean_query, find

__all__ = ["MAX_WORDS", "clean_query", "find"]
