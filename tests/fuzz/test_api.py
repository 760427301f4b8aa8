"""The API, asked as its own description says, and as it does not."""

from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import given
from schemathesis import GenerationMode

from tests.fuzz.campaign import CASES, few
from tests.fuzz.stack import Stack
from tests.fuzz.wishes import Wish

DOCUMENT = "/api/v1/openapi.json"


@pytest.mark.django_db
def test_the_api(stack: Stack) -> None:
    document = stack.ask(Wish("GET", DOCUMENT), "API, by its description")[1]
    api = schemathesis.openapi.from_file(document.decode())
    operations = [each.ok() for each in api.get_all_operations()]
    # What takes no parameters cannot be asked wrongly.
    ways = [
        (each, mode)
        for each in operations
        for mode in GenerationMode
        if mode is GenerationMode.POSITIVE or _takes_parameters(each)
    ]
    assert len(ways) > len(operations) > 0

    def ask_all(operation: Any, mode: GenerationMode) -> None:
        @few(max(8, int(CASES * 0.08) // len(ways)))
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            asked = case.as_transport_kwargs(base_url="http://testserver")
            stack.ask(_wish(asked), "API, by its description")

        ask()

    for operation, mode in ways:
        ask_all(operation, mode)


def _takes_parameters(operation: Any) -> bool:
    return bool(list(operation.iter_parameters()))


def _wish(asked: dict[str, Any]) -> Wish:
    prepared = requests.Request(
        asked["method"], asked["url"], params=asked.get("params"), headers=None, cookies=asked.get("cookies")
    ).prepare()
    path, _, query = prepared.path_url.partition("?")
    return Wish(prepared.method or "GET", path, query)
