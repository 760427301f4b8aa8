"""The second kind of process: background tasks and everything periodic."""

import os
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from portal.schedule import jobs, run_due

POLITENESS = 10


class Command(BaseCommand):
    help = "Runs background tasks and periodic jobs until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        # Whoever reads a page goes before whatever is made for later.
        os.nice(POLITENESS)
        threading.Thread(target=self.periodic, daemon=True, name="periodic").start()
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=False,
            backend_name="jobs",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        worker.run()

    def periodic(self) -> None:
        plan = jobs()
        while True:
            run_due(plan, time.monotonic())
            close_old_connections()
            time.sleep(1)
