from typing import Any

from django.core.management.base import BaseCommand

from news.search.store import rebuild


class Command(BaseCommand):
    help = "Lập lại chỉ mục tìm kiếm của cổng; trang vẫn tìm được trong lúc lập."

    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild(lambda done: self.stdout.write(f"\r{done}", ending=""))
        self.stdout.write(f"\rĐã lập chỉ mục cho {count} bài.")
