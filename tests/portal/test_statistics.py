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
