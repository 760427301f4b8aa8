"""Who wrote a page: the counter knows only pages, so whoever knows their writers says it here."""

from collections.abc import Callable, Collection, Mapping, Sequence

Names = Callable[[Collection[int]], Mapping[int, Sequence[str]]]

_sources: list[Names] = []


def register_bylines(source: Names) -> None:
    """`source` maps page ids to the names of their writers, in one query; pages without any may be left out."""
    if source not in _sources:
        _sources.append(source)


def bylines_of(pages: Collection[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for source in _sources:
        for page, writers in source(pages).items():
            names.setdefault(page, []).extend(writers)
    return names
