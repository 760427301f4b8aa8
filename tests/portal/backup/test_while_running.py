"""A backup is of one moment, whatever is written meanwhile, and stops nobody."""

import gzip
import json
import tarfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from news.models import ArticlePage
from portal.backup import rows
from portal.backup.make import back_up
from portal.backup.snapshot import snapshot

transactional = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def ids(tar: tarfile.TarFile, table: str, column: str) -> set[int]:
    manifest = tar.extractfile("manifest.json")
    assert manifest is not None
    place = json.loads(manifest.read())["tables"][table]["columns"].index(column)
    parts = [tar.extractfile(name) for name in tar.getnames() if name.startswith(f"database/{table}/")]
    lines = [line for part in parts if part for line in gzip.decompress(part.read()).splitlines()]
    return {json.loads(line)[place] for line in lines}


@transactional
def test_what_is_written_between_two_tables_is_in_neither_or_both(
    make_article: Callable[..., ArticlePage], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_article("Bài đầu")
    reading = rows.parts

    def written_to(seen: BaseDatabaseWrapper, model: type[Model]) -> Iterator[bytes]:
        if model._meta.db_table in ("news_articlepage", "wagtailcore_page", "news_album"):
            make_article(f"Trong lúc đọc {model._meta.db_table}", under=first.get_parent().specific)
            get_user_model().objects.create(username=model._meta.db_table)
        return reading(seen, model)

    monkeypatch.setattr(rows, "parts", written_to)
    made = back_up(settings.BACKUP_FOLDER)
    assert ArticlePage.objects.count() > 2
    with tarfile.open(made.path) as tar:
        articles = ids(tar, "news_articlepage", "page_ptr_id")
        pages = ids(tar, "wagtailcore_page", "id")
        assert articles == {first.pk}
        assert articles <= pages
        assert max(pages) == first.pk
        assert ids(tar, "auth_user", "id") == set()


@transactional
def test_a_snapshot_stays_as_it_is_and_lets_others_write() -> None:
    with snapshot() as seen:
        get_user_model().objects.create(username="nguoi-moi")
        assert rows.count(seen, get_user_model()) == 0
        assert rows.count(connection, get_user_model()) == 1  # type: ignore[arg-type]
