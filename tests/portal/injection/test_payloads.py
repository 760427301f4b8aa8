"""The payloads and what looks for them: each would be noticed, and nothing harmless is."""

import json

import pytest
from alive import alive, alive_in_data, alive_in_xml
from django.utils.html import escape
from payloads import ADDRESSES, ELEMENTS, MARK, filled

PLACES = ["<p>{}</p>", '<p title="{}">', "<p title='{}'>", "<title>{}</title>", "<textarea>{}</textarea>", "<!--{}-->"]


@pytest.mark.parametrize("payload", ELEMENTS)
def test_each_is_noticed_where_nothing_is_escaped(payload: str) -> None:
    only_data = "\\u003c" in payload or "&lt;" in payload or "\uff1c" in payload or payload.startswith(('"}', "';"))
    places = [*PLACES, "<script>[{}]</script>", "<template>{}</template>"]
    noticed = [place for place in places if alive(place.format(payload))]
    # The first are for whoever decodes a text once more: what a browser does with them shows only there.
    assert noticed or only_data
    assert alive(f"<script>let data = [{payload}]</script>")


@pytest.mark.parametrize("payload", ELEMENTS)
def test_none_is_noticed_where_all_is_escaped(payload: str) -> None:
    text = payload.replace("{{", "").replace("{%", "")
    for place in PLACES:
        assert alive(place.format(escape(text))) == []
    told = json.dumps(text).replace("<", "\\u003c")
    assert alive(f'<script type="application/json">{told}</script>') == []
    assert alive_in_data(json.dumps({"title": text, "content_html": f"<p>{escape(text)}</p>"})) == []


@pytest.mark.parametrize("address", ADDRESSES[:9])
def test_an_address_that_runs_is_noticed(address: str) -> None:
    assert alive(f'<a href="{escape(address)}">x</a>') or "&colon;" in address


def test_data_that_readers_take_for_html_is_looked_at() -> None:
    assert alive_in_data(json.dumps([{"html": f"<b {MARK}=1>"}]))
    assert alive_in_xml(f"<rss><description>{escape(f'<b {MARK}=1>')}</description></rss>")
    assert alive_in_xml(f'<feed><content type="html">{escape(f"<b {MARK}=1>")}</content></feed>')
    assert alive_in_xml(f"<feed><title>{escape(f'<b {MARK}=1>')}</title></feed>") == []


def test_a_field_is_filled_as_far_as_there_is_room() -> None:
    assert MARK in filled(20, 3) and len(filled(20, 3)) <= 20
    assert all(payload in filled(None, 7) for payload in ELEMENTS)
    beginnings = {filled(60, turn) for turn in range(len(ELEMENTS))}
    assert len(beginnings) > 20
