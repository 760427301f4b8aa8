from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal import setup
from portal.supervisor import Supervisor


class Command(BaseCommand):
    help = "Chuẩn bị mọi thứ rồi chạy cổng thông tin: tiến trình web và tiến trình nền. Ctrl-C để dừng."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        with Supervisor(self.stdout) as supervisor:
            try:
                setup.refuse_busy_port()
                setup.refuse_unwritable(settings.MEDIA_ROOT, "PORTAL_MEDIA")
                setup.refuse_deaf_database()
                setup.prepare(self.stdout)
            except setup.Refused as reason:
                raise CommandError(str(reason)) from None
            supervisor.run()
