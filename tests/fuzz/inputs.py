"""What a rude or broken client writes into an address, a form or a header."""

import datetime
import unicodedata
from typing import TypeVar
from urllib.parse import quote

from hypothesis import strategies as st

T = TypeVar("T")

VIETNAMESE = "Hội nghị tổng kết phong trào thi đua"
QUOTES = [
    "'",
    '"',
    'a"b',
    "' OR 1=1 --",
    "\\",
    "`",
    "&",
    ";",
    "|",
    "<script>alert(1)</script>",
    "{{ 7 }}",
    "{% x %}",
    "%s",
]
PATTERNS = [
    "%",
    "_",
    "*",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "a AND",
    "NOT",
    ":",
    "-",
    "..",
    "../../etc/passwd",
    "//a.example",
]
SIGNS = ["", " ", "\x00", "\\u0000", "\ud800", "\udfff", "\r\nX: y", "\u202e", "\ufeff", "\ufffe", "🙂", "\x1b", "\x7f"]
WORDS = [
    VIETNAMESE,
    unicodedata.normalize("NFD", VIETNAMESE),
    "null",
    "None",
    "undefined",
    "true",
    "on",
    "all",
    "__all__",
]
NUMBERS = [
    *(
        "-1",
        "0",
        "-0",
        "1",
        "1.5",
        "1e9",
        "1e309",
        "NaN",
        "Infinity",
        "-Infinity",
        "²",
        "٣",
        "２",
        "①",
        "0x10",
        "1_000",
    ),
    *(" 1", "1,2", "+1", "99999", "2147483648", "-2147483649", "9223372036854775808", "-9223372036854775809"),
    *("9" * 20, "9" * 400, "9" * 5_000),
]
DATES = [
    *("2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "31/02/2026", "01/01/0001", "31/12/9999"),
    *("2026-13-01T99:99", "25:61", "9999-12-31 23:59", "01/01/0001 00:00", "2026-11-27T05:00:00+99:00", "20261127"),
]
JSON = ["{}", "[]", "null", "[1]", '{"a": 1}', '["\\ud800"]', "[" * 2_000, '"', "1e999", '{"blocks": null}', "[null]"]
LONG = ["x" * 300, "x" * 9_000, "tu " * 500, "ộ" * 1_000, "a,b;" * 200]
MODELS = ["wagtailcore.page", "news.articlepage", "auth.user", "news", "news.", ".page", "news.nothing", "a.b.c"]
ALL = [*QUOTES, *PATTERNS, *SIGNS, *WORDS, *NUMBERS, *DATES, *JSON, *LONG, *MODELS]

known = st.sampled_from(ALL)
texts = st.text(max_size=20)
numbers = st.integers(-(2**70), 2**70).map(str)
dates = st.dates().map(datetime.date.isoformat)


def mostly(*weighted: tuple[int, st.SearchStrategy[T]]) -> st.SearchStrategy[T]:
    """One of them, as often as told: `one_of` takes no notice of what is named twice."""
    return st.sampled_from([each for times, each in weighted for _ in range(times)]).flatmap(lambda each: each)


values = mostly((4, known), (1, texts), (1, numbers), (1, dates))

# As they stand in a path or a query: some are no escapes, some escape what is no text.
BROKEN = [
    "%",
    "%2",
    "%zz",
    "%00",
    "%ff%fe",
    "%ed%a0%80",
    "%c0%af",
    "%f4%90%80%80",
    "%u0041",
    "%25%30%30",
    "\xff",
    "%0d%0a",
]
pieces = st.one_of(st.sampled_from(BROKEN), values.map(lambda value: escaped(value)[:4_000]))


def escaped(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")
