"""Prints, for the site of the environment, what must be the same wherever it is restored, as one object of JSON."""

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from typing import Any

import django


def rows() -> dict[str, list[Any]]:
    """Of every table: how many rows, and a digest of their values. JSON is compared by what it says."""
    from django.apps import apps
    from django.db import connection

    from portal.backup import rows
    from portal.backup.kinds import own_field
    from portal.backup.tables import kept_models

    found = {}
    for model in kept_models(apps):
        texts = {
            number
            for number, field in enumerate(model._meta.local_concrete_fields)
            if own_field(field).get_internal_type() == "JSONField"
        }
        digest, count = hashlib.sha256(), 0
        for part in rows.parts(connection, model):
            for line in gzip.decompress(part).splitlines():
                values = json.loads(line)
                plain = [
                    json.loads(value) if place in texts and value is not None else value
                    for place, value in enumerate(values)
                ]
                digest.update(json.dumps(plain, sort_keys=True).encode())
                count += 1
        found[model._meta.db_table] = [count, digest.hexdigest()]
    return found


def other_tables() -> dict[str, int]:
    """What no backup has; the search index of the admin is made anew, so it may know more than before."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        return {"django_migrations": cursor.fetchone()[0]}


def addresses() -> Iterator[str]:
    from wagtail.models import Page

    from news.models import Photo

    yield from ("/", "/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/sitemap-0.xml", "/luu-tru/")
    yield from ("/thu-vien-anh/", "/so-do-trang/", "/tim-kiem/?q=thi+dua", "/tim-kiem/?q=khen+thuong&muc=khen-thuong")
    for page in Page.objects.live().public().order_by("pk"):
        if address := page.get_url():
            yield address
    for photo in Photo.objects.order_by("pk")[:40]:
        yield photo.renditions.order_by("pk")[0].url


def pages() -> dict[str, str]:
    from django.test import Client

    client, found = Client(headers={"host": "localhost"}), {}
    for address in addresses():
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[address] = f"{answer.status_code} {hashlib.sha256(body).hexdigest()}"
    return found


if __name__ == "__main__":
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        tables = rows()
    json.dump({"rows": tables, "others": other_tables(), "pages": pages()}, sys.stdout)
