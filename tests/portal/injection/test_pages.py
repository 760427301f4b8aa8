"""What somebody typed stays a text on every page that shows it, whoever wrote it, however it came into the database."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from alive import alive, alive_in_data, alive_in_xml
from desk_addresses import addresses
from django.test import Client
from payloads import MARK
from poison import poison
from walk import Walk, plain_addresses

from news.models import ArticlePage

pytestmark = pytest.mark.django_db
TURNS = range(0, 45, 15)
# Of the admin, in the short form: one of each kind of screen that shows what others have written.
SCREENS = ("", "bai-viet/", "images/", "reports/nhat-ky/", "reports/noi-dung-la/", "users/", "thung-rac/", "account/")


def found(answer: Any) -> list[str]:
    kind = answer.headers.get("Content-Type", "")
    if answer.streaming:
        list(answer.streaming_content)  # a file, which is closed with it
    if answer.streaming or 300 <= answer.status_code < 400:
        return []
    text = answer.content.decode(errors="replace")
    if "html" in kind or "svg" in kind:
        return alive(text)
    if "json" in kind:
        return alive_in_data(text)
    return alive_in_xml(text) if "/xml" in kind or "+xml" in kind else []


def public(client: Client) -> Iterator[tuple[str, Any]]:
    """Every address that the site itself names, and questions of a reader."""
    walk = Walk(client)
    walk.through([*plain_addresses(), "/"])
    for address in walk.answers:
        yield address, client.get(address)
    for question in (f"/tim-kiem/?q={MARK}", f"/tim-kiem/goi-y/?q={MARK}", f"/api/v1/bai-viet/?q={MARK}"):
        yield question, client.get(question)


def test_public_pages_and_feeds_of_one_turn(client: Client, sample: SimpleNamespace) -> None:
    assert poison(0) > 100
    shown = dict(public(client))
    assert {address: pieces for address, answer in shown.items() if (pieces := found(answer))} == {}
    holding = [address for address, answer in shown.items() if not answer.streaming and MARK.encode() in answer.content]
    article = ArticlePage.objects.published().exclude(pk=sample.alias.pk).first().get_url()
    for wanted in ("/", article, "/rss.xml", "/atom.xml", "/feed.json", "/api/v1/bai-viet/"):
        assert wanted in holding


def test_screens_of_the_desk_of_one_turn(client: Client, sample: SimpleNamespace) -> None:
    poison(7)
    client.force_login(sample.user)
    for screen in (*SCREENS, f"pages/{sample.live.pk}/edit/", f"pages/{sample.live.pk}/history/"):
        answer = client.get(f"/quan-tri/{screen}")
        assert answer.status_code == 200 and MARK in answer.content.decode(), screen
        assert found(answer) == [], screen


@pytest.mark.walk
@pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")  # of texts that look like addresses
@pytest.mark.parametrize("turn", TURNS)
def test_every_address_of_the_site_and_the_desk(client: Client, sample: SimpleNamespace, turn: int) -> None:
    poison(turn)
    pieces = {address: told for address, answer in public(client) if (told := found(answer))}
    desk = Client()
    desk.force_login(sample.user)
    holding = 0
    for _, address in addresses(sample):
        answer = desk.get(address)
        assert answer.status_code < 500, address
        if told := found(answer):
            pieces[address] = told
        holding += not answer.streaming and MARK.encode() in answer.content
    assert pieces == {}
    assert holding > 100
