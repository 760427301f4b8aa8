import json
from typing import Any

from news.machines.addresses import static_address
from news.machines.feeds.channel import Channel, Entry
from news.machines.moments import written
from news.machines.office import LANGUAGE

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel) -> bytes:
    told = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.address,
        "description": channel.description,
        "icon": channel.logo,
        "favicon": static_address("img/icon-192.png"),
        "language": LANGUAGE,
        "authors": [{"name": channel.publisher}],
        "items": [_item(entry) for entry in channel.entries],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    data = entry.data
    told = {
        "id": entry.identity,
        "url": data.url,
        "title": data.title,
        "summary": data.lead,
        "content_html": data.html,
        "image": entry.enclosure.url if entry.enclosure else None,
        "date_published": written(entry.published),
        "date_modified": written(entry.updated),
        "authors": [{"name": name} for name in data.bylines],
        "tags": [tag.name for tag in data.tags],
        "language": LANGUAGE,
    }
    # An item has a text, be it empty.
    return {name: value for name, value in told.items() if value or name == "content_html"}
