"""Everything periodic: what the worker does, and how often."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from axes.models import AccessAttempt, AccessLog
from django.core.management import call_command
from django.utils import timezone

from news.bin import purge_expired
from news.photos.missing import queue_missing
from news.related.relate import queue_unrelated
from news.search import missed
from news.watch.habits import watch_accounts
from portal.backup.routine import queue_backup
from portal.models import ContentChange, Heartbeat
from portal.signin.limits import forget_ended
from portal.statistics import refresh_statistics
from portal.versions import prune_versions
from portal.violations import store as violations
from portal.watch import queue_watch
from stats.retention import destroy_expired
from stats.writer import adopt

logger = logging.getLogger(__name__)

SIGN_INS_KEPT = timedelta(days=30)


@dataclass
class Job:
    name: str
    every: float  # seconds
    run: Callable[[], object]
    beats: bool = True  # tells editors that it ran
    everywhere: bool = False  # on each host, whoever leads
    due: float = field(default=0.0)  # on the monotonic clock


def publish_scheduled() -> None:
    call_command("publish_scheduled", verbosity=0)


def destroy_day_keys() -> None:
    destroy_expired(int(time.time() * 1000))


def prune_task_results() -> None:
    call_command("prune_db_task_results", "--backend=jobs", "--min-age-days=7", verbosity=0)


def forget_sign_ins() -> None:
    """An address is kept only as long as somebody may have to ask who tried to get in."""
    before = timezone.now() - SIGN_INS_KEPT
    for model in (AccessAttempt, AccessLog):
        model.objects.filter(attempt_time__lt=before).delete()
    forget_ended()


def jobs() -> list[Job]:
    return [
        # Web processes do it too, but only one that has been asked something.
        Job("adopt_journals", 1, adopt, beats=False, everywhere=True),
        Job("publish_scheduled", 20, publish_scheduled),
        Job("destroy_day_keys", 600, destroy_day_keys),
        Job("purge_bin", 3600, purge_expired),
        Job("prune_versions", 3600, prune_versions),
        Job("prune_content_changes", 3600, ContentChange.prune),
        Job("prune_missed_searches", 3600, missed.prune),
        Job("prune_violations", 3600, violations.prune),
        Job("forget_sign_ins", 3600, forget_sign_ins),
        Job("queue_missing_sizes", 600, queue_missing),
        Job("queue_unrelated", 600, queue_unrelated),
        Job("queue_backup", 600, queue_backup),
        Job("queue_watch", 600, queue_watch),
        Job("watch_accounts", 600, watch_accounts),
        Job("prune_task_results", 3600, prune_task_results),
        Job("refresh_statistics", 3600, refresh_statistics),
    ]


def run_due(plan: list[Job], now: float, leads: Callable[[], bool] = lambda: True) -> None:
    """Runs what is due; a job that fails is tried again at its next turn and holds up no other.

    `leads`: asked before each job that one worker does for all. What was left to another is due here as soon as
    that is gone.
    """
    for job in plan:
        if now < job.due or not (job.everywhere or leads()):
            continue
        job.due = now + job.every
        try:
            job.run()
            if job.beats:
                Heartbeat.beat(job.name)
        except Exception:
            logger.exception("periodic job %s failed", job.name)
