"""Every route of a kind, asked as one visitor: first to learn from, then with whatever may be wrong."""

import os
import traceback
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.learned import Learned, form_in, names_read
from tests.fuzz.routes import Route, words_of_the_site
from tests.fuzz.stack import Stack
from tests.fuzz.wishes import FORM, Wish, wishes

CASES = int(os.environ.get("FUZZ_CASES", "0"))
"""Of the whole run; without it a few, always the same."""
SEED = int(os.environ.get("FUZZ_SEED", "1"))
EVERY, EACH = 40, 4  # the short form asks every fortieth route, so often
HOMES = 2  # addresses of a route that are fuzzed


def few(cases: int) -> Callable[[Any], Any]:
    chosen = settings(
        max_examples=max(1, cases),
        deadline=None,
        database=None,
        derandomize=not CASES,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    return lambda test: chosen(seed(SEED)(test) if CASES else test)


class Campaign:
    def __init__(self, stack: Stack, group: str, cookies: str = "") -> None:
        self.stack, self.group, self.cookies = stack, group, cookies
        self.words = words_of_the_site()
        self.faults: dict[object, str] = {}

    def run(self, routes: Iterable[Route], known: Iterable[str], cases: int) -> None:
        """`cases` in all, `known` addresses that need not be guessed."""
        routes = list(routes)[:: 1 if CASES else EVERY]
        learned = [told for route in routes for told in self._tried(lambda route=route: self._homes(route, known))]
        left = max(cases - self._asked(), len(learned) * (1 if CASES else EACH))
        for number, told in enumerate(learned):
            share = left // len(learned) + (number < left % len(learned))
            self._tried(lambda told=told, share=share: self._fuzz(told, share) or [])

    def check(self) -> None:
        slow = self.stack.tally.groups[self.group].slow if CASES else []
        assert not self.faults and not slow, "\n\n".join([f"{len(self.faults)} faults", *self.faults.values(), *slow])

    def _asked(self) -> int:
        group = self.stack.tally.groups.get(self.group)
        return group.statuses.total() if group else 0

    def _tried(self, do: Callable[[], list[Learned]]) -> list[Learned]:
        """A fault of one route does not hide those of the others."""
        try:
            return do()
        except Exception as fault:
            self._note(fault)
            return []

    def _homes(self, route: Route, known: Iterable[str]) -> list[Learned]:
        """Addresses of the route, those before that lead to something."""
        guessed = route.filled(self.words, Random(route.regex))
        found, others = [], []
        for address in [*(each for each in known if route.leads_to(each.partition("?")[0])), *guessed]:
            status, content = self._ask(Wish("GET", address.partition("?")[0], address.partition("?")[2]))
            if status < 400:
                found.append((address, content))
            else:
                others.append((address, content))
            if len(found) >= HOMES or not route.has_arguments:
                break
        return [self._learn(*home) for home in (found or others)[:HOMES]]

    def _learn(self, address: str, page: bytes) -> Learned:
        path, _, query = address.partition("?")
        form, files = form_in(page.decode("utf-8", "replace"))
        sent = "&".join(f"{name}=1" for name, _ in form).encode()
        with names_read() as names:
            self._try(Wish("GET", path, query))
            self._try(Wish("POST", path, query, b"", FORM))
            self._try(Wish("POST", path, query, sent, FORM))
            again = "&".join(f"{name}=1" for name in names)
            self._try(Wish("POST", path, again, again.encode(), FORM))
        return Learned(path, tuple(names), form, files)

    def _ask(self, wish: Wish) -> tuple[int, bytes]:
        return self.stack.ask(wish, self.group, self.cookies)

    def _try(self, wish: Wish) -> None:
        try:
            self._ask(wish)
        except Exception as fault:
            self._note(fault)

    def _note(self, fault: BaseException) -> None:
        """One of each kind at each place: the shortest tells most."""
        if isinstance(fault, BaseExceptionGroup):
            for each in fault.exceptions:
                self._note(each)
            return
        place = traceback.extract_tb(fault.__traceback__)[-1]
        told = "".join(traceback.format_exception(fault))
        key = (type(fault), place.filename, place.lineno)
        self.faults[key] = min(self.faults.get(key, told), told, key=len)

    def _fuzz(self, learned: Learned, cases: int) -> None:
        @few(cases)
        @given(wish=wishes(learned, self.words))
        def ask(wish: Wish) -> None:
            self._ask(wish)

        ask()
