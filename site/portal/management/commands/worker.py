"""The second kind of process: background tasks and everything periodic."""

import logging
import os
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from portal.away import AWAY
from portal.leader import RENEW_EVERY, Leader
from portal.schedule import jobs, run_due

logger = logging.getLogger(__name__)

POLITENESS = 10
AGAIN = 2  # seconds


class Command(BaseCommand):
    help = "Runs background tasks and periodic jobs until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        # Whoever reads a page goes before whatever is made for later.
        os.nice(POLITENESS)
        leader = Leader()
        # A long job must not cost the term, so it is renewed beside them.
        threading.Thread(target=self.stand, args=[leader], daemon=True, name="leader").start()
        threading.Thread(target=self.periodic, args=[leader], daemon=True, name="periodic").start()
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
        try:
            self.work(worker)
        finally:
            leader.resign()

    def work(self, worker: Worker) -> None:
        """Until it is told to stop; a database that is away is waited for."""
        while worker.running:
            try:
                worker.run()
            except AWAY as error:
                logger.warning("tasks wait for the database: %s", type(error).__name__)
                close_old_connections()
                time.sleep(AGAIN)

    def stand(self, leader: Leader) -> None:
        while True:
            leader.renew()
            close_old_connections()
            time.sleep(RENEW_EVERY)

    def periodic(self, leader: Leader) -> None:
        plan = jobs()
        while True:
            run_due(plan, time.monotonic(), lambda: leader.leads)
            close_old_connections()
            time.sleep(1)
