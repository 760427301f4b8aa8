"""Right with many threads and processes at once, on the database as it really is."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, connections

from stats.mark import mark
from stats.models import Day, DayKey, Hour, PageDay, Visitor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

VISITORS, HITS, PAGE = 20, 8, 7
PROCESS = """
import io, json, sys
import django
django.setup()
from stats.mark import mark
from stats.wsgi import Counter

counter = Counter(lambda environ, start_response: [])
body = mark(7).encode()
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


def test_twenty_visitors_with_eight_parallel_hits_each_are_twenty(call: Callable) -> None:
    start = threading.Barrier(16)

    def hits(thread: int) -> list[int]:
        start.wait()
        try:
            return [
                call("POST", "/_s/v", mark(PAGE).encode(), REMOTE_ADDR=f"203.0.113.{visitor}").status
                for visitor in range(VISITORS)
                if (visitor + thread) % 2 == 0
            ]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as threads:
        statuses = [status for some in threads.map(hits, range(16)) for status in some]
    assert statuses == [200] * VISITORS * HITS
    assert_counted_once()


def test_two_processes_agree_about_the_same_visitors() -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS],
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
    assert_counted_once()


def test_a_lost_connection_costs_one_answer_at_most(call: Callable) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a file has no connection to lose")
    body = mark(PAGE).encode()
    assert call("POST", "/_s/v", body).status == 200
    connection.ensure_connection()
    connection.connection.close()
    statuses = [call("POST", "/_s/v", body).status for _ in range(3)]
    assert statuses[1:] == [200, 200]


def assert_counted_once() -> None:
    day = Day.objects.get()
    assert (day.visits, day.visitors, day.views) == (VISITORS, VISITORS, VISITORS)
    assert PageDay.objects.get(page=PAGE).views == VISITORS
    assert Visitor.objects.count() == VISITORS
    assert sum(Hour.objects.values_list("visits", flat=True)) == VISITORS
    assert DayKey.objects.count() == 1


def database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)
