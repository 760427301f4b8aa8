"""What a start needs before it serves: a free port, folders, a database, static files, content."""

import errno
import fcntl
import hashlib
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

MIGRATIONS = "SELECT count(*), max(id) FROM django_migrations"
ADVISORY_LOCK = 0x5345_5455_50  # "SETUP"
WAITING = "  Đang chờ một tiến trình khác chuẩn bị xong…"


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
        told = f"Không ghi được vào {folder}: {error.strerror}."
        raise Refused(f"{told} Hãy cấp quyền ghi hoặc đổi {variable}.") from None


def refuse_unusable_media() -> None:
    if not settings.MEDIA_S3_BUCKET:
        refuse_unwritable(settings.MEDIA_ROOT, "PORTAL_MEDIA")
        return
    from portal.bucket import why_unusable

    reason = why_unusable()
    if reason:
        raise Refused(f"Không dùng được kho tệp {settings.MEDIA_S3_BUCKET}: {reason}")


def refuse_deaf_database() -> None:
    """Asked without Django's pool, which would wait half a minute and log every try."""
    if _is_sqlite():
        return
    import psycopg

    try:
        _connect_postgres().close()
    except psycopg.OperationalError as error:
        raise Refused(f"Không dùng được cơ sở dữ liệu: {' '.join(str(error).split())}") from None


def is_prepared() -> bool:
    """Whether nothing has changed since this data folder and this database were last prepared."""
    stamp = _stamp()
    return stamp.exists() and settings.STATIC_ROOT.exists() and stamp.read_text() == _state()


def prepare() -> None:
    """Migrates, collects static files and fills an empty database; whoever starts at the same time waits.

    On PostgreSQL also those of other hosts, which have data folders of their own.
    """
    with _alone(), _alone_in_the_database():
        if is_prepared():
            return
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from news.sample.site import is_empty

        print("  Chuẩn bị cơ sở dữ liệu…", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
        print("  Chuẩn bị tệp giao diện…", flush=True)
        call_command("collectstatic", verbosity=0, interactive=False, clear=settings.STATIC_ROOT.exists())
        if is_empty():
            call_command("sample")
        connections.close_all()
        _stamp().write_text(_state())


@contextmanager
def _alone() -> Iterator[None]:
    with (settings.DATA / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(WAITING, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _alone_in_the_database() -> Iterator[None]:
    """The lock goes with its connection, so nobody has to wait for somebody who died."""
    if _is_sqlite():
        yield
        return
    with closing(_connect_postgres()) as connection:
        connection.autocommit = True  # nothing of the migrations waits for an open transaction
        connection.execute("SET statement_timeout = 0; SET lock_timeout = 0")
        if not connection.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK]).fetchone()[0]:
            print(WAITING, flush=True)
            connection.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
        yield


def _stamp() -> Path:
    return Path(settings.DATA, "prepared")


def _state() -> str:
    """A digest of what was prepared from, and of the migrations that the database says it has."""
    database = {name: settings.DATABASES["default"].get(name) for name in ("ENGINE", "NAME", "HOST", "PORT")}
    if _is_sqlite():
        # A data folder that was moved as a whole is as prepared as it was.
        database["NAME"] = os.path.relpath(settings.DATABASES["default"]["NAME"], settings.DATA)
    digest = hashlib.sha256(repr((database, _applied())).encode())
    root = Path(settings.ROOT)
    sources = [root / "requirements" / "base.txt", root / "site/portal/static.py", *root.glob("*/migrations/*.py")]
    sources += [*root.glob("site/*/migrations/*.py"), *(path for path in root.glob("static/**/*") if path.is_file())]
    for path in sorted(sources):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _applied() -> tuple[Any, ...] | None:
    try:
        with closing(_connect_sqlite() if _is_sqlite() else _connect_postgres()) as connection:
            return connection.execute(MIGRATIONS).fetchone()
    except Exception:  # no database yet, or one without tables
        return None


def _is_sqlite() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"))


def _connect_sqlite() -> Any:
    return sqlite3.connect(f"file:{settings.DATABASES['default']['NAME']}?mode=ro", uri=True, timeout=20)


def _connect_postgres() -> Any:
    import psycopg

    database = settings.DATABASES["default"]
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    given = {ours: database[theirs] for theirs, ours in names.items() if database.get(theirs)}
    options = {name: value for name, value in database.get("OPTIONS", {}).items() if name != "pool"}
    return psycopg.connect(**{**options, **given, "connect_timeout": 5})
