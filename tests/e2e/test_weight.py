"""What an article without photos costs its reader."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Request

from tests.e2e.page_types import PLAIN

MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT = 40_000, 8, 10_000


def test_an_article_without_photos_is_light(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    asked: list[Request] = []
    page.on("requestfinished", lambda request: asked.append(request))
    with page.expect_response("**/_s/v"):
        page.goto(PLAIN, wait_until="networkidle")
    weights = {}
    for request in asked:
        sizes = request.sizes()
        weights[urlsplit(request.url).path, request.resource_type] = (
            sizes["responseHeadersSize"] + sizes["responseBodySize"]
        )
    assert sum(weights.values()) <= MOST_BYTES, weights
    assert len(asked) <= MOST_REQUESTS, weights
    scripts = sum(weight for (_, kind), weight in weights.items() if kind == "script")
    assert scripts <= MOST_SCRIPT, weights
    assert len({urlsplit(request.url).netloc for request in asked}) == 1
