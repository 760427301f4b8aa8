"""The nightly look at everything, on the worker."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from news.watch.look import look_at_everything
from portal.models import Heartbeat

BEAT = "watch"
LAST = -50  # of the priorities: what an editor waits for goes first
NIGHT = range(1, 5)
A_NIGHT, A_DAY, RETRY = timedelta(hours=12), timedelta(hours=30), timedelta(hours=1)


@task(backend="jobs")
def nightly_watch() -> None:
    look_at_everything(baseline=Heartbeat.last(BEAT) is None)
    Heartbeat.beat(BEAT)


def queue_watch() -> bool:
    """Whether one was due: by night, at once where there was none yet or the worker missed the night."""
    now, last = timezone.now(), Heartbeat.last(BEAT)
    if last and (now - last < A_NIGHT or (timezone.localtime(now).hour not in NIGHT and now - last < A_DAY)):
        return False
    ours = DBTaskResult.objects.filter(backend_name="jobs", task_path=nightly_watch.module_path)
    if ours.filter(enqueued_at__gt=now - RETRY).exists() or ours.ready().exists():
        return False
    nightly_watch.using(priority=LAST).enqueue()
    return True
