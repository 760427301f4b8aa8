"""Right with many threads and processes at once, on the database as it really is."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from databases import database_url
from django.conf import settings
from django.db import connection, connections

from stats.journal import adopt_orphans
from stats.mark import mark
from stats.models import Checkpoint, Day, DayKey, Hour, PageDay, Visitor
from stats.writer import Writer, journals

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

VISITORS, HITS = 20, 8
PROCESS = """
import io, json, sys
import django
django.setup()
from django.conf import settings
settings.STATS_FOLDER = sys.argv[2]
from stats.mark import mark
from stats.wsgi import Counter

counter = Counter(lambda environ, start_response: [])
body = mark(int(sys.argv[1])).encode()
print("ready", flush=True)
sys.stdin.readline()
statuses = []
for hit in range(4):
    for visitor in range(20):
        counter(
            {
                "REQUEST_METHOD": "POST", "PATH_INFO": "/_s/v", "QUERY_STRING": "", "HTTP_HOST": "example.vn",
                "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body), "wsgi.url_scheme": "http",
                "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                "REMOTE_ADDR": f"203.0.113.{visitor}",
            },
            lambda status, headers: statuses.append(int(status[:3])),
        )
print(json.dumps(statuses))
"""


@pytest.fixture
def page(make_article: Callable) -> int:
    return make_article().pk


@pytest.fixture
def writer() -> Iterator[Writer]:
    """Folds in a thread of its own, as a web process does."""
    writer = Writer(journals())
    writer.start()
    yield writer
    writer.stop()


def test_twenty_visitors_with_eight_parallel_hits_each_are_twenty(call: Callable, page: int, writer: Writer) -> None:
    start = threading.Barrier(16)

    def hits(thread: int) -> list[int]:
        start.wait()
        try:
            return [
                call("POST", "/_s/v", mark(page).encode(), REMOTE_ADDR=f"203.0.113.{visitor}").status
                for visitor in range(VISITORS)
                if (visitor + thread) % 2 == 0
            ]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as threads:
        statuses = [status for some in threads.map(hits, range(16)) for status in some]
    assert statuses == [200] * VISITORS * HITS
    writer.stop()
    assert_counted_once(page)


def test_two_processes_agree_about_the_same_visitors(page: int) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(page), str(settings.STATS_FOLDER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"TEST_DATABASE_URL": database_url(), "SECRET_KEY": settings.SECRET_KEY},
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    outputs = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        outputs.append(process.communicate(timeout=60)[0])
    assert [json.loads(output) for output in outputs] == [[200] * 80] * 2
    adopt_orphans(journals())
    assert not list(journals().iterdir())
    assert not Checkpoint.objects.exists()
    assert_counted_once(page)


def test_a_lost_connection_costs_nothing(call: Callable, page: int, writer: Writer) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a file has no connection to lose")
    body = mark(page).encode()
    assert call("POST", "/_s/v", body).status == 200
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    connection.connection.close()
    assert [call("POST", "/_s/v", body).status for _ in range(3)] == [200, 200, 200]
    writer.stop()
    assert PageDay.objects.get(page=page).views == 1


def assert_counted_once(page: int) -> None:
    day = Day.objects.get()
    assert (day.visits, day.visitors, day.views) == (VISITORS, VISITORS, VISITORS)
    assert PageDay.objects.get(page=page).views == VISITORS
    assert Visitor.objects.count() == VISITORS
    assert sum(Hour.objects.values_list("visits", flat=True)) == VISITORS
    assert DayKey.objects.count() == 1
