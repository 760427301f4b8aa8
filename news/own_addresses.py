"""Addresses at which the portal itself answers, so that a page of the same name would never be seen."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import URLResolver, get_resolver

from news.reading.parts import PHOTO, SAVED

BELOW_HOME = 3
_FIRST_STEP = re.compile(r"\^?([\w-]+)(?:/|$)")


def is_own(slug: str, depth: int) -> bool:
    """Whether a page of this slug, so deep in the tree, would stand in the shadow of the portal's own address."""
    if depth == BELOW_HOME:
        return slug.startswith("_") or slug in _first_steps()
    return depth > BELOW_HOME and slug in (PHOTO, SAVED)


@lru_cache(maxsize=1)
def _first_steps() -> frozenset[str]:
    return frozenset(_of(get_resolver().url_patterns)) | {settings.STATIC_URL.strip("/")}


def _of(patterns: list[Any]) -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver) and not route:
            yield from _of(pattern.url_patterns)
        elif found := _FIRST_STEP.match(route):
            yield found[1]
