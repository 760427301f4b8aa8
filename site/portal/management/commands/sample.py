import secrets
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from news.photos import sizes
from news.photos.missing import LAST, incomplete
from news.photos.renditions import make_quick, make_renditions
from news.sample import files
from news.sample.album import Album, key_of
from news.sample.site import all_pictures, build, is_empty
from portal.progress import Progress
from stats.corrections import carry_over

BASELINE = 181_397  # visits in all on the old site's page
ADMINISTRATOR = "quantri"


class Command(BaseCommand):
    help = "Đưa trang mẫu vào một cơ sở dữ liệu còn trống; nơi đã có nội dung thì không đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_empty():
            self.stdout.write("Đã có nội dung, giữ nguyên.")
            return
        pictures = all_pictures()
        drawing = Progress("Vẽ ảnh mẫu", len({key_of(picture) for picture in pictures}), self.stdout)
        # All or nothing: whoever interrupts this finds an empty database at the next start.
        with transaction.atomic():
            album = Album(pictures, drawing.tick)
            writing = Progress("Đăng bài mẫu", len(files.articles()) + 1, self.stdout)
            views = build(settings.PORTAL_URL, album, writing.tick)
            now_ms = int(time.time() * 1000)
            totals: dict[int | None, int] = {None: BASELINE, **dict(views.items())}
            carry_over(totals, reasons=dict.fromkeys(totals, "Số mang sang từ cổng cũ"), now_ms=now_ms)
            password = self.administrator()
        if password:
            # Before the slow part that may be interrupted: nobody could ever learn it afterwards.
            self.stdout.write(f"\n  Tài khoản quản trị: {ADMINISTRATOR}\n  Mật khẩu (chỉ hiện lần này): {password}\n")
        self.renditions()

    def administrator(self) -> str | None:
        """The first administrator's password; None where somebody can administer already."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return None
        password = secrets.token_urlsafe(12)
        users.create_superuser(ADMINISTRATOR, f"{ADMINISTRATOR}@example.vn", password)
        return password

    def renditions(self) -> None:
        """Has the quick sizes made on all cores; the slow ones, and what is left over, the worker makes."""
        queued = DBTaskResult.objects.ready().filter(backend_name="jobs", task_path=make_renditions.module_path)
        queued.update(priority=LAST)
        waiting = list(incomplete(sizes.QUICK).values_list("pk", flat=True))
        progress = Progress("Tạo các cỡ ảnh", len(waiting), self.stdout)
        with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=django.setup) as pool:
            for _ in pool.map(make_quick, waiting):
                progress.tick()
