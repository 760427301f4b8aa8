"""The daily backup, made by the worker; and what every backup into the usual folder brings with it."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log

from portal.audit.actions import BACKED_UP
from portal.backup.age import BEAT, last_backup
from portal.backup.make import Made, back_up
from portal.backup.shelf import prune
from portal.models import Heartbeat

LAST = -50  # of the priorities: what an editor waits for goes first
RETRY = timedelta(hours=1)
EARLY = timedelta(minutes=10)  # the turn before would else be the one after


def back_up_and_prune() -> Made:
    now = timezone.now()
    made = back_up(settings.BACKUP_FOLDER, settings.BACKUP_KEY, now)
    Heartbeat.beat(BEAT, now)
    log(Heartbeat(job=BEAT), BACKED_UP, data={"file": made.path.name})
    prune(settings.BACKUP_FOLDER, settings.BACKUP_DAYS, now)
    return made


@task(backend="jobs")
def scheduled_backup() -> None:
    back_up_and_prune()


def queue_backup() -> bool:
    """Whether one was due: not again within an hour, be it waiting, running or failed."""
    if not settings.BACKUP_HOURS:
        return False
    now, last = timezone.now(), last_backup()
    if last and last > now - timedelta(hours=settings.BACKUP_HOURS) + EARLY:
        return False
    ours = DBTaskResult.objects.filter(backend_name="jobs", task_path=scheduled_backup.module_path)
    if ours.filter(enqueued_at__gt=now - RETRY).exists() or ours.ready().exists():
        return False
    scheduled_backup.using(priority=LAST).enqueue()
    return True
