import errno
import hashlib
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from news.sample.site import is_empty

STOP_SECONDS = 15


class Command(BaseCommand):
    help = "Chuẩn bị mọi thứ rồi chạy cổng thông tin: tiến trình web và tiến trình nền. Ctrl-C để dừng."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []
        signal.signal(signal.SIGTERM, self.interrupted)
        signal.signal(signal.SIGINT, self.interrupted)
        try:
            self.refuse_busy_port()
            self.refuse_unwritable(settings.MEDIA_ROOT, "PORTAL_MEDIA")
            self.refuse_deaf_database()
            self.migrate()
            self.collect_static()
            if is_empty():
                call_command("sample", stdout=self.stdout)
            self.run()
        except KeyboardInterrupt:
            self.stdout.write("\nĐang dừng…")
        finally:
            self.stop()

    def interrupted(self, number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    def refuse_busy_port(self) -> None:
        family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
        try:
            with socket.socket(family) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((settings.HOST, settings.PORT))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Cổng {settings.PORT} đang có chương trình khác dùng. "
                    f"Hãy chọn cổng khác, ví dụ: PORT={settings.PORT + 1} make run"
                ) from None
            raise CommandError(f"Không mở được {settings.HOST}:{settings.PORT}: {error.strerror}.") from None

    def refuse_unwritable(self, folder: Path, variable: str) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".probe.{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise CommandError(
                f"Không ghi được vào {folder}: {error.strerror}. Hãy cấp quyền ghi hoặc đổi {variable}."
            ) from None

    def refuse_deaf_database(self) -> None:
        """Asked without the pool, which would wait half a minute and log every try."""
        if connection.vendor != "postgresql":
            return
        parameters = connection.get_connection_params()
        parameters.pop("pool", None)
        try:
            psycopg.connect(**parameters, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            raise CommandError(f"Không dùng được cơ sở dữ liệu: {' '.join(str(error).split())}") from None

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("  Chuẩn bị cơ sở dữ liệu…")
            call_command("migrate", verbosity=0, interactive=False)

    def collect_static(self) -> None:
        """Collects and compresses only where sources or packages changed since the last time."""
        stamp = settings.DATA / "static.stamp"
        state = self.static_state()
        if stamp.exists() and stamp.read_text() == state and settings.STATIC_ROOT.exists():
            return
        self.stdout.write("  Chuẩn bị tệp giao diện…")
        call_command("collectstatic", verbosity=0, interactive=False, clear=settings.STATIC_ROOT.exists())
        stamp.write_text(state)

    def static_state(self) -> str:
        digest = hashlib.sha256()
        sources = sorted(path for path in Path(settings.ROOT, "static").rglob("*") if path.is_file())
        for path in [settings.ROOT / "requirements" / "base.txt", settings.ROOT / "site/portal/static.py", *sources]:
            digest.update(str(path).encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def run(self) -> None:
        manage = str(settings.ROOT / "manage.py")
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
        web = [sys.executable, "-m", "granian", "--interface", "wsgi", "portal.wsgi:application"]
        web += ["--host", settings.HOST, "--port", str(settings.PORT), "--workers", str(settings.WEB_PROCESSES)]
        web += ["--http", "1", "--no-ws", "--blocking-threads", "4", "--log-level", "warning"]
        web += ["--respawn-failed-workers", "--workers-kill-timeout", "10"]
        # A session of its own for each: a Ctrl-C of the terminal reaches only this process, which stops them.
        for command in (web, [sys.executable, manage, "worker"]):
            self.processes.append(subprocess.Popen(command, cwd=settings.ROOT, env=environment, start_new_session=True))
        self.announce()
        while all(process.poll() is None for process in self.processes):
            time.sleep(0.2)
        raise CommandError("Một tiến trình đã dừng bất thường; xem dòng lỗi phía trên.")

    def announce(self) -> None:
        everywhere = ipaddress.ip_address(settings.HOST).is_unspecified if settings.HOST[:1].isdigit() else False
        address = ("127.0.0.1" if everywhere else settings.HOST, settings.PORT)
        while all(process.poll() is None for process in self.processes):
            try:
                socket.create_connection(address, timeout=1).close()
            except OSError:
                time.sleep(0.05)
                continue
            self.stdout.write(
                f"\n  Trang web:  {settings.PORTAL_URL}/\n  Quản trị:   {settings.PORTAL_URL}/quan-tri/\n"
                "  Dừng lại:   Ctrl-C\n"
            )
            self.stdout.flush()
            return

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for process in self.processes:
            try:
                process.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
