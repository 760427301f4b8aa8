"""All figures of this host at this moment, as families of Prometheus' own library.

That library's counts for several processes were left aside: they leave a file for every process that ever ran, and
take a lock for every count. What stands in the database is the same on every host.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from portal.figures import tally as counted
from portal.figures.folders import existing
from portal.models import Heartbeat
from stats.journal import backlog
from stats.writer import journals

Part = Callable[[], Iterator[Metric]]


def collect() -> Iterator[Metric]:
    """What one part cannot tell (the database is away, say) keeps back no other."""
    failed = GaugeMetricFamily("portal_figures_missing", "1: this part could not be told.", labels=["part"])
    for part in (processes, hits_on_their_way, tasks, jobs, disks):
        try:
            families = list(part())
        except Exception:
            failed.add_metric([part.__name__], 1)
            continue
        failed.add_metric([part.__name__], 0)
        yield from families
    yield failed


def processes() -> Iterator[Metric]:
    everyone = counted.all_counts(counted.folder())
    sums = [sum(values) for values in zip(*(counts.words for counts in everyone), strict=True)] or [0] * counted.SIZE

    def by(name: str, told: str, label: str, places: dict[str, int]) -> CounterMetricFamily:
        family = CounterMetricFamily(name, told, labels=[label])
        for value, place in places.items():
            family.add_metric([value], sums[place])
        return family

    pages = {how: counted.KEPT + number for number, how in enumerate(counted.PAGES)}
    told = "Pages: sent as kept, told unchanged, rendered anew, or not the cache's business."
    yield by("portal_pages", told, "how", pages)
    yield by("portal_hits", "Hits of readers: taken, missed, or why they were refused.", "result", counted.HEARD)
    yield by("portal_refused", "Requests that were not taken on, by reason.", "why", counted.REFUSED)
    answers = {status: counted.ANSWERS + number for number, status in enumerate(counted.CLASSES)}
    yield by("portal_django_answers", "Answers of Django.", "status", answers)
    yield _seconds(sums)
    yield CounterMetricFamily("portal_queries", "Statements sent to the database.", value=sums[counted.QUERIES])
    spent = sums[counted.QUERIES_US] / 1e6
    yield CounterMetricFamily("portal_query_seconds", "Time that the database took.", value=spent)
    yield CounterMetricFamily("portal_slow_queries", "Statements that were logged.", value=sums[counted.SLOW_QUERIES])
    living = [counts.words for counts in everyone if counts.lives]
    for name, about, place in (
        ("portal_page_cache_entries", "Pages kept by a process.", counted.ENTRIES),
        ("portal_page_cache_bytes", "Memory of the pages kept by a process.", counted.BYTES),
        ("portal_threads_busy", "Threads of a process in Django, waiting for it or for a client.", counted.BUSY),
    ):
        yield _of_each(name, about, {words[counted.PID]: float(words[place]) for words in living})
    memory = {words[counted.PID]: resident(words[counted.PID]) for words in living}
    yield _of_each("portal_resident_bytes", "Memory of a process.", memory)


def hits_on_their_way() -> Iterator[Metric]:
    waiting = backlog(journals())
    yield GaugeMetricFamily("portal_journal_backlog_bytes", "Hits that are not in the tables yet.", value=waiting)


def tasks() -> Iterator[Metric]:
    whenever = Q(run_after=get_date_max())
    told = DBTaskResult.objects.ready().aggregate(
        count=Count("pk"), enqueued=Min("enqueued_at", filter=whenever), due=Min("run_after", filter=~whenever)
    )
    oldest = min((at for at in (told["enqueued"], told["due"]) if at), default=None)
    age = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    yield GaugeMetricFamily("portal_tasks_waiting", "Background tasks that are due.", value=told["count"])
    yield GaugeMetricFamily("portal_tasks_oldest_seconds", "How long the oldest of them has waited.", value=age)
    failed = DBTaskResult.objects.failed().count()
    yield GaugeMetricFamily("portal_tasks_failed", "Background tasks that failed, of the last days.", value=failed)


def jobs() -> Iterator[Metric]:
    family = GaugeMetricFamily("portal_job_age_seconds", "Since a periodic job last ran.", labels=["job"])
    now = timezone.now()
    for job, at in Heartbeat.objects.values_list("job", "at"):
        family.add_metric([job], (now - at).total_seconds())
    yield family


def disks() -> Iterator[Metric]:
    family = GaugeMetricFamily("portal_disk_free_bytes", "Room left for data and for uploads.", labels=["folder"])
    for name, folder in (("data", settings.DATA), ("media", settings.MEDIA_ROOT)):
        family.add_metric([name], shutil.disk_usage(existing(Path(folder))).free)
    yield family


def resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return float(pages * os.sysconf("SC_PAGE_SIZE"))


def _seconds(sums: list[int]) -> HistogramMetricFamily:
    bounds = [*(str(bound) for bound in counted.BOUNDS), "+Inf"]
    buckets, so_far = [], 0
    for number, bound in enumerate(bounds):
        so_far += sums[counted.WITHIN + number]
        buckets.append((bound, float(so_far)))
    family = HistogramMetricFamily("portal_django_seconds", "Time that an answer of Django took.")
    family.add_metric([], buckets, sum_value=sums[counted.DJANGO_US] / 1e6)
    return family


def _of_each(name: str, about: str, values: dict[int, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, about, labels=["process"])
    for pid, value in values.items():
        family.add_metric([str(pid)], value)
    return family
