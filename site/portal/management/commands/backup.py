from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.log_actions import log

from portal.audit.actions import BACKED_UP
from portal.backup.age import BEAT
from portal.backup.make import Made, back_up
from portal.backup.refused import Refused
from portal.backup.routine import back_up_and_prune
from portal.models import Heartbeat

SHOWN = 5


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu, tệp tải lên và cài đặt vào một tệp, trong lúc cổng vẫn chạy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to",
            type=Path,
            help="thư mục khác, ví dụ ổ đĩa rời; ở đó không xóa bản cũ (mặc định: BACKUP_FOLDER)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = self.elsewhere(options["to"]) if options["to"] else back_up_and_prune()
        except Refused as reason:
            raise CommandError(str(reason)) from None
        sealed = "đã mã hóa" if settings.BACKUP_KEY else "không mã hóa; hãy giữ kín như cơ sở dữ liệu"
        self.stdout.write(f"Đã sao lưu: {made.path}")
        self.stdout.write(f"  {made.rows} dòng, {made.files} tệp, {made.size / 1024**2:.1f} MB ({sealed}).")
        if made.missing:
            more = " …" if len(made.missing) > SHOWN else ""
            self.stdout.write(f"  Thiếu {len(made.missing)} tệp: {', '.join(made.missing[:SHOWN])}{more}")

    def elsewhere(self, folder: Path) -> Made:
        made = back_up(folder, settings.BACKUP_KEY)
        log(Heartbeat(job=BEAT), BACKED_UP, data={"file": str(made.path)})
        return made
