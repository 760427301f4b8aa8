"""What is sent by pages rather than by people: hits of the counter and reports of browsers."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats.mark import mark
from stats.wsgi import METHODS
from tests.fuzz import inputs
from tests.fuzz.campaign import CASES, few
from tests.fuzz.stack import Stack
from tests.fuzz.wishes import METHODS as ODD
from tests.fuzz.wishes import TYPES, Wish, bodies, headers

pytestmark = pytest.mark.django_db


def test_the_counter(stack: Stack, sample: SimpleNamespace) -> None:
    known = mark(sample.live.pk)
    marks = inputs.mostly((3, st.just(known)), (1, inputs.values), (1, st.text(known, max_size=30)))
    hosts = inputs.mostly((1, st.just("")), (2, inputs.values.map(lambda value: f" {value}")))
    told = st.tuples(marks, hosts).map(lambda pair: "".join(pair).encode("utf-8", "surrogatepass"))
    asked = st.builds(
        Wish,
        inputs.mostly((4, st.sampled_from(["GET", "POST"])), (1, st.sampled_from(ODD))),
        inputs.mostly((6, st.sampled_from(sorted(METHODS))), (1, inputs.pieces.map(lambda piece: f"/_s/{piece}"))),
        inputs.mostly((3, marks.map(lambda value: f"p={inputs.escaped(value)}")), (1, inputs.pieces)),
        inputs.mostly((3, told), (1, bodies)),
        st.sampled_from(["text/plain", *TYPES]),
        headers,
    )
    _ask_all(stack, "the counter", asked, 0.1)


def test_reports_of_browsers(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.violations.store.lately.has_room", lambda: True)  # else few a minute are read at all
    names = ["effective-directive", "violated-directive", "document-uri", "source-file", "blocked-uri"]
    good = ["script-src-elem", "http://testserver/tin/", "inline", "https://a.example:99999/", "http://[", "data"]
    values = inputs.mostly(
        (2, st.sampled_from(good)), (1, inputs.values), (1, st.none() | st.integers() | st.lists(st.none()))
    )
    report = st.dictionaries(st.sampled_from(names), values).map(lambda told: json.dumps({"csp-report": told}).encode())
    asked = st.builds(
        Wish,
        inputs.mostly((6, st.just("POST")), (1, st.sampled_from(ODD))),
        st.just("/_csp"),
        st.just(""),
        inputs.mostly((4, report), (1, bodies)),
        inputs.mostly((4, st.just("application/csp-report")), (1, st.sampled_from(TYPES))),
        inputs.mostly((3, st.just({})), (1, headers)),
    )
    _ask_all(stack, "/_csp", asked, 0.05)


def _ask_all(stack: Stack, group: str, asked: st.SearchStrategy[Wish], share: float) -> None:
    @few(int(CASES * share) or 30)
    @given(wish=asked)
    def ask(wish: Wish) -> Any:
        stack.ask(wish, group)

    ask()
