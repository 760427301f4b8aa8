"""SQLite learns how long its tables are."""

from collections.abc import Callable

import pytest
from django.db import connection

from news.models import ArticlePage
from portal.schedule import jobs
from portal.statistics import refresh_statistics

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks itself"),
]


def test_the_worker_has_the_tables_counted(make_article: Callable[..., ArticlePage]) -> None:
    make_article()
    assert "refresh_statistics" in {job.name for job in jobs()}
    refresh_statistics()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'news_articlepage'")
        assert cursor.fetchone()[0]


COPY = """
    INSERT INTO wagtailcore_page ({columns})
    WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 20000)
    SELECT {values} FROM wagtailcore_page JOIN numbers WHERE id = {page}
"""
CHANGED = {
    "id": "1000000 + number",
    "path": "'copy' || number",
    "translation_key": "number",
    "slug": "'copy' || (number % 7)",
    "first_published_at": "CASE WHEN number % 2 THEN number END",
}


def test_of_pages_the_length_is_known_exactly_however_uneven_they_are(make_article: Callable[..., ArticlePage]) -> None:
    page = make_article().pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_info('wagtailcore_page')")
        columns = [name for (name,) in cursor.fetchall()]
        values = ", ".join(CHANGED.get(name, f'"{name}"') for name in columns)
        cursor.execute(COPY.format(columns=", ".join(columns), values=values, page=page))
        refresh_statistics()
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
        told = {int(stat.split()[0]) for (stat,) in cursor.fetchall()}
        cursor.execute("SELECT count(*) FROM wagtailcore_page")
        assert told == {cursor.fetchone()[0]}
