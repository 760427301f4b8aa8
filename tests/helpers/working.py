"""What waits for the worker, done at once."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def work() -> None:
    """As the worker does, which would close the test's own connection."""
    options = {"queue_names": ["*"], "excluded_queue_names": [], "backend_name": "jobs", "worker_id": "one"}
    worker = Worker(interval=0, batch=True, startup_delay=False, max_tasks=None, **options)
    for result in list(DBTaskResult.objects.ready()):
        worker.run_task(result)
