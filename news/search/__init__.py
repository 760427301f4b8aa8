"""Search as people type: without marks, with other marks, by numbers and dates."""

from news.search.filters import Filters
from news.search.find import Results, find
from news.search.query import MAX_WORDS, Query, clean_query

__all__ = ["MAX_WORDS", "Filters", "Query", "Results", "clean_query", "find"]
