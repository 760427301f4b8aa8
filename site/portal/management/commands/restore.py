from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.log_actions import log

from portal.audit.actions import RESTORED
from portal.backup.age import BEAT
from portal.backup.refused import Refused
from portal.backup.restore import Restored, restore
from portal.backup.settings import current
from portal.backup.whole import verified
from portal.models import Heartbeat


class Command(BaseCommand):
    help = "Phục hồi cổng từ một tệp sao lưu, trên SQLite hay PostgreSQL; tệp sai hay hỏng thì không đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp do lệnh backup lập")
        parser.add_argument("--replace", action="store_true", help="thay tất cả nội dung đang có")
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra tệp, không phục hồi")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["check"]:
                self.check_only(options["file"])
                return
            done = restore(
                options["file"], settings.BACKUP_KEY, replace=options["replace"], say=lambda text: self.say(text)
            )
        except Refused as reason:
            raise CommandError(str(reason)) from None
        self.report(done)
        log(Heartbeat(job=BEAT), RESTORED, data={"made_at": f"{timezone.localtime(done.made_at):%H:%M %d/%m/%Y}"})

    def say(self, text: str) -> None:
        self.stdout.write(f"  {text}")
        self.stdout.flush()

    def check_only(self, path: Path) -> None:
        manifest = verified(path, settings.BACKUP_KEY)
        number = sum(table["rows"] for table in manifest.tables.values())
        self.stdout.write(
            f"Tệp còn nguyên vẹn: lập lúc {timezone.localtime(manifest.made_at):%H:%M:%S ngày %d/%m/%Y} "
            f"trên {manifest.database}, {number} dòng."
        )

    def report(self, done: Restored) -> None:
        made_at = f"{timezone.localtime(done.made_at):%H:%M:%S ngày %d/%m/%Y}"
        self.stdout.write(f"Đã phục hồi bản sao lưu lúc {made_at}: {done.rows} dòng, {done.files} tệp.")
        if done.missing:
            self.stdout.write(f"  {done.missing} tệp đã không có từ lúc sao lưu.")
        if done.old_media:
            self.stdout.write(f"  Tệp tải lên trước đó nằm ở {done.old_media}; hãy xóa khi không cần nữa.")
        if not done.secret_taken:
            self.stdout.write("  Khóa bí mật lấy từ SECRET_KEY: nếu khác lúc sao lưu, mọi người sẽ đăng nhập lại.")
        here = current()
        for name, value in sorted((done.settings or {}).items()):
            if name in here and here[name] != value:
                self.stdout.write(f"  {name}: lúc sao lưu là “{value}”, ở đây là “{here[name]}”.")
        self.stdout.write("  Hãy khởi động lại cổng (make run).")
