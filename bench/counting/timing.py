"""What is measured inside a process of the portal: in milliseconds, or seconds where it says so."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from stats import recent
from stats.clock import local_day, now_ms
from stats.desk.grain import Grain
from stats.desk.history import read_days
from stats.desk.presets import preset
from stats.desk.report import make_report
from stats.hit import Hit
from stats.journal import Journal, drain, finish
from stats.models import AddressDay, PageVisitor, Visitor
from stats.numbers import read

HITS = 1_000


def read_numbers(page: int, times: int) -> float:
    """The median of reading the site's numbers and an article's."""
    return _median(lambda: read(now_ms(), page), times)


def report(times: int) -> dict[str, float]:
    """The report of twelve months: its statements and the median time."""

    def make() -> None:
        recent.forget()
        days, at_ms = read_days(), now_ms()
        period = preset("nam-truoc", local_day(at_ms), min(days))
        make_report(period, Grain.MONTH, at_ms, days)

    make()
    with CaptureQueriesContext(connection) as asked:
        make()
    return {"statements": len(asked), "ms": _median(make, times)}


def fold_thousands(page: int, times: int) -> dict[str, Any]:
    """A thousand hits of visitors never seen before, and for comparison a thousand plain rows, in turns."""
    folded, processor, inserted = [], [], []
    with connection.cursor() as cursor, TemporaryDirectory() as folder:
        cursor.execute("CREATE TEMPORARY TABLE plain (day date, key bigint, at bigint, PRIMARY KEY (day, key))")
        for _ in range(times):
            journal = Journal.create(Path(folder))
            for _ in range(HITS):
                journal.append(_hit(page))
            began = time.process_time()
            folded.append(_ms(lambda journal=journal: drain(journal)))
            processor.append((time.process_time() - began) * 1000)
            finish(journal)
            rows = [(local_day(now_ms()), secrets.randbits(62), now_ms()) for _ in range(HITS)]
            inserted.append(_ms(lambda rows=rows: _insert(cursor, rows)))
    # The next turn finds as many visitors as this one did: those that were there have positive keys.
    Visitor.objects.filter(key__lt=0).delete()
    PageVisitor.objects.filter(key__lt=0).delete()
    AddressDay.objects.filter(address__lt=0).delete()
    return {
        "fold": median(folded),
        "worst": max(folded),
        "processor": median(processor),
        "insert": median(inserted),
    }


def _insert(cursor: Any, rows: list[Any]) -> None:
    with transaction.atomic():
        cursor.executemany("INSERT INTO plain VALUES (%s, %s, %s)", rows)


def _hit(page: int) -> Hit:
    return Hit(
        at_ms=now_ms(),
        key=-1 - secrets.randbits(62),
        address=-1 - secrets.randbits(62),
        page=page,
        referrer="www.google.com",
        device="phone",
    )


def _median(action: Callable[[], object], times: int) -> float:
    action()
    return median(_ms(action) for _ in range(times))


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000
