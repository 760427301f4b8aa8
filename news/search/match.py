"""Asks the database's own full-text index: which articles hold all of some tokens, the newest first."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

EVER = 2**63 - 1
# As in the migration: only the same expressions are found in the indexes.
WHOLE = "string_to_array(title || ' ' || lead || ' ' || rest || ' ' || files, ' ')"
TITLE = "string_to_array(title, ' ')"
Wanted = tuple[list[str], bool]  # tokens, and whether in the title


def places(
    tokens: Iterable[str],
    limit: int,
    *,
    title: bool = False,
    also: Iterable[str] = (),
    low: int = 0,
    high: int = EVER,
) -> list[int]:
    """Places of entries with all `tokens`, maybe in the title, from `low` up to but not `high`.

    And with all of `also` anywhere. The greatest first, which are the newest; all of the time without tokens.
    """
    asked = [(list(dict.fromkeys(some)), in_title) for some, in_title in ((tokens, title), (also, False))]
    wanted = [(some, in_title) for some, in_title in asked if some]
    if wanted and connection.vendor == "sqlite":
        return _sqlite(wanted, limit, low, high)
    source = _postgres(wanted) if wanted else "SELECT place FROM news_searchentry"
    values: list[Any] = [some for some, _ in wanted]
    return _rows(
        f"SELECT place FROM ({source}) found WHERE place >= %s AND place < %s ORDER BY place DESC LIMIT %s",  # noqa: S608
        [*values, low, high, limit],
    )


def _sqlite(wanted: list[Wanted], limit: int, low: int, high: int) -> list[int]:
    texts = [" AND ".join(f'"{token}"' for token in some) for some, _ in wanted]
    parts = [f"{{title}} : ({text})" if title else f"({text})" for text, (_, title) in zip(texts, wanted, strict=True)]
    return _rows(
        "SELECT rowid FROM news_searchtext WHERE news_searchtext MATCH %s AND rowid >= %s AND rowid < %s"
        " ORDER BY rowid DESC LIMIT %s",
        [" AND ".join(parts), low, high, limit],
    )


def _postgres(wanted: list[Wanted]) -> str:
    parts = [f"{TITLE if title else WHOLE} @> %s::text[]" for _, title in wanted]
    # OFFSET, and each by itself, keep the planner from reading texts where an index tells the same.
    return " INTERSECT ".join(f"(SELECT place FROM news_searchentry WHERE {part} OFFSET 0)" for part in parts)  # noqa: S608


def _rows(query: str, values: list[Any]) -> list[int]:
    with _by_index(), connection.cursor() as cursor:
        cursor.execute(query, values)
        return [place for (place,) in cursor.fetchall()]


@contextmanager
def _by_index() -> Iterator[None]:
    """PostgreSQL thinks that reading all texts costs no more than their index where most of them have a word."""
    if connection.vendor == "sqlite":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")
