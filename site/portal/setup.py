"""What a start needs before it serves: a free port, folders, a database, static files, content."""

import errno
import fcntl
import hashlib
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from news.sample.site import is_empty


class Refused(Exception):
    """The start cannot go on; the text is one Vietnamese sentence for the operator."""


def refuse_busy_port() -> None:
    family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.HOST, settings.PORT))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Refused(
                f"Cổng {settings.PORT} đang có chương trình khác dùng. "
                f"Hãy chọn cổng khác, ví dụ: PORT={settings.PORT + 1} make run"
            ) from None
        raise Refused(f"Không mở được {settings.HOST}:{settings.PORT}: {error.strerror}.") from None


def refuse_unwritable(folder: Path, variable: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe.{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refused(
            f"Không ghi được vào {folder}: {error.strerror}. Hãy cấp quyền ghi hoặc đổi {variable}."
        ) from None


def refuse_deaf_database() -> None:
    """Asked without the pool, which would wait half a minute and log every try."""
    if connection.vendor != "postgresql":
        return
    parameters = connection.get_connection_params()
    parameters.pop("pool", None)
    try:
        psycopg.connect(**parameters, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        raise Refused(f"Không dùng được cơ sở dữ liệu: {' '.join(str(error).split())}") from None


def prepare(out: OutputWrapper) -> None:
    """Migrates, collects static files and fills an empty database; whoever starts at the same time waits."""
    with _alone(out):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            out.write("  Chuẩn bị cơ sở dữ liệu…")
            call_command("migrate", verbosity=0, interactive=False)
        _collect_static(out)
        if is_empty():
            call_command("sample", stdout=out)


@contextmanager
def _alone(out: OutputWrapper) -> Iterator[None]:
    refuse_unwritable(settings.DATA, "PORTAL_DATA")
    with (settings.DATA / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            out.write("  Đang chờ một tiến trình khác chuẩn bị xong…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _collect_static(out: OutputWrapper) -> None:
    """Collects and compresses only where sources or packages changed since the last time."""
    stamp, state = settings.DATA / "static.stamp", _static_state()
    if stamp.exists() and stamp.read_text() == state and settings.STATIC_ROOT.exists():
        return
    out.write("  Chuẩn bị tệp giao diện…")
    call_command("collectstatic", verbosity=0, interactive=False, clear=settings.STATIC_ROOT.exists())
    stamp.write_text(state)


def _static_state() -> str:
    digest = hashlib.sha256()
    sources = sorted(path for path in Path(settings.ROOT, "static").rglob("*") if path.is_file())
    for path in [settings.ROOT / "requirements" / "base.txt", settings.ROOT / "site/portal/static.py", *sources]:
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
