from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from portal.signin.reset import reset_second_factor


class Command(BaseCommand):
    help = "Gỡ mọi xác thực hai bước của một tài khoản đã mất điện thoại, khóa truy cập và mã khôi phục."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="tên đăng nhập")

    def handle(self, *args: Any, **options: Any) -> None:
        person = get_user_model().objects.filter(username=options["name"]).first()
        if person is None:
            raise CommandError(f"Không có tài khoản “{options['name']}”.")
        if not reset_second_factor(person):
            self.stdout.write("Tài khoản này chưa bật xác thực hai bước; mọi phiên đăng nhập đã kết thúc.")
            return
        self.stdout.write("Đã gỡ. Người này đăng nhập bằng mật khẩu rồi đặt lại xác thực hai bước.")
