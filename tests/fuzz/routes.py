"""Every route of the URL resolver, and addresses that lead to it: a new route is fuzzed without being named here."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from django.apps import apps
from django.db.models import FileField, Model, SlugField
from django.urls import URLResolver, get_resolver
from django.utils.regex_helper import normalize
from wagtail import hooks
from wagtail.models import Page

ADMIN = "/quan-tri/"
# These are there to fail.
LEFT_OUT = ("/quan-tri/failwhale/",)
TRIES, GUESSES = 400, 15


@dataclass(frozen=True)
class Route:
    regex: str
    """Of the path behind its first stroke."""

    @property
    def name(self) -> str:
        return "/" + re.sub(r"\\Z|\\(?=[-./])|\^|\$", "", self.regex)

    @property
    def has_arguments(self) -> bool:
        return any(names for _, names in normalize(self.regex))

    @property
    def is_admin(self) -> bool:
        return self.name.startswith(ADMIN)

    def leads_to(self, path: str) -> bool:
        return re.match(self.regex, path.removeprefix("/")) is not None

    def filled(self, words: list[str], random: Random) -> Iterator[str]:
        """Addresses with `words` in the places of its arguments, none twice."""
        seen: set[str] = set()
        left = GUESSES
        own = words + re.findall(r"(?<!\\)\b[a-z]{3,}\b", self.regex)
        for _, (template, names) in zip(range(TRIES), itertools.cycle(normalize(self.regex)), strict=False):
            path = "/" + template % {name: random.choice(own) for name in names}
            if path not in seen and self.leads_to(path) and left:
                left -= 1
                yield path
            seen.add(path)


def routes() -> list[Route]:
    found = dict.fromkeys(Route(regex) for regex in _regexes(get_resolver(), "^"))
    return [route for route in found if route.name not in LEFT_OUT]


def _regexes(of: URLResolver, before: str) -> Iterator[str]:
    for each in of.url_patterns:
        regex = before + each.pattern.regex.pattern.removeprefix("^")
        if isinstance(each, URLResolver):
            yield from _regexes(each, regex)
        else:
            yield regex


def words_of_the_site() -> list[str]:
    """What arguments of addresses may be: numbers of rows; names of models, pages, files and actions."""
    models = apps.get_models()
    actions = [action.action_type for action in hooks.get_hooks("register_bulk_action")]
    paths = [page.url.removeprefix("/") for page in Page.objects.live() if page.url]
    parts = [f"{path}{part}" for path in paths for part in ("anh/1/", "luu/")]
    numbers = [str(number) for number in range(1, 13)]
    names = [name for model in models for name in (model._meta.app_label, model._meta.model_name)]
    values = [str(value) for model in models for value in _names_of_rows(model)]
    # Those that lead somewhere most often come most often.
    return [*numbers * 3, *dict.fromkeys(names), *actions, *[*paths, *parts, "2021", "12", *dict.fromkeys(values)] * 3]


def _names_of_rows(model: type[Model]) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        if isinstance(field, SlugField | FileField) or field.name == "slug":
            yield from model._default_manager.order_by("pk").values_list(field.name, flat=True)[:10]
