import shutil
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path
from tarfile import TarInfo
from typing import IO

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from portal.backup import files, hits, rows, sequences, target
from portal.backup import settings as kept_settings
from portal.backup.refused import Refused
from portal.backup.staging import Staging, media_root
from portal.backup.tables import columns, kept_models
from portal.backup.whole import Manifest, members, opened, verified
from portal.changes import pause, resume
from portal.models import ContentChange
from portal.page_cache.version import told

Parts = Iterable[tuple[TarInfo, IO[bytes]]]


@dataclass
class Restored:
    made_at: datetime
    rows: int = 0
    files: int = 0
    missing: int = 0  # files that were not there when the backup was made
    settings: dict[str, str] | None = None
    old_media: Path | None = None
    secret: str = ""
    secret_taken: bool = False
    hits: list[tuple[str, bytes]] = field(default_factory=list)


def restore(
    path: Path, key: str = "", *, replace: bool = False, say: Callable[[str], object] = lambda text: None
) -> Restored:
    """Puts everything back, or nothing. Raises `Refused`; then database and media are as they were."""
    say("Kiểm tra tệp sao lưu…")
    manifest = verified(path, key)
    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)  # a new machine's, where SQLite is to make its file
    target.refuse_unknown_migrations(manifest)
    target.refuse_occupied(manifest, replace=replace)
    _refuse_small_disk(path)
    say("Chuẩn bị các bảng…")
    registry = target.prepare(manifest)
    models = kept_models(registry)
    _refuse_other_tables(manifest, models)
    done = Restored(manifest.made_at)
    staging = Staging(timezone.localtime())
    pause()
    try:
        say("Đưa dữ liệu và tệp vào…")
        with transaction.atomic():
            _fill(path, key, manifest, models, staging, done)
            if registry is apps:
                hits.count(done.hits)
            staging.exchange()
    except BaseException as error:
        staging.undo()
        if isinstance(error, DatabaseError | OSError):
            reason = " ".join(str(error).split())
            raise Refused(f"Không phục hồi được: {reason} Cơ sở dữ liệu và tệp vẫn như trước.") from error
        raise
    finally:
        staging.clear()
        resume()
    done.old_media = staging.old if staging.old.exists() else None
    done.secret_taken = kept_settings.take_over_secret(done.secret)
    ContentType.objects.clear_cache()
    if registry is not apps:
        say("Đưa các bảng lên phiên bản hiện tại…")
        call_command("migrate", verbosity=0, interactive=False)
        hits.count(done.hits)
    say("Lập lại chỉ mục tìm kiếm của trang quản trị…")
    _tell_running_processes()
    call_command("update_index", verbosity=0)
    return done


def _fill(
    path: Path, key: str, manifest: Manifest, models: list[type[Model]], staging: Staging, done: Restored
) -> None:
    target.clear(models)
    with opened(path, key) as checked, closing(members(checked)) as each:
        for folder, some in groupby(each, lambda pair: pair[0].name.partition("/")[0]):
            if folder == "database":
                done.rows = _fill_tables(some, manifest, models)
            elif folder == "counter":
                done.hits += [(member.name, file.read()) for member, file in some]
            elif folder == "media":
                for member, file in some:
                    staging.add(member.name.removeprefix(files.FOLDER), file)
                    done.files += 1
            else:
                for member, file in some:
                    _note(member.name, file, done)


def _fill_tables(some: Parts, manifest: Manifest, models: list[type[Model]]) -> int:
    by_table = {model._meta.db_table: model for model in models}
    stored = dict.fromkeys(by_table, 0)
    for member, file in some:
        table = member.name.split("/")[1]
        stored[table] += rows.store(connection, by_table[table], manifest.tables[table]["columns"], file.read())
    if wrong := [table for table, number in stored.items() if number != manifest.tables[table]["rows"]]:
        raise Refused(f"Tệp sao lưu thiếu dòng của bảng {wrong[0]}. Cơ sở dữ liệu và tệp vẫn như trước.")
    sequences.go_on_from(connection, models, manifest.last_numbers)
    connection.check_constraints()
    return sum(stored.values())


def _note(name: str, file: IO[bytes], done: Restored) -> None:
    if name == kept_settings.SETTINGS:
        done.settings = kept_settings.read(file.read())
    elif name == kept_settings.SECRET:
        done.secret = file.read().decode()
    elif name == files.MISSING:
        done.missing = len(file.read().splitlines())


def _refuse_small_disk(path: Path) -> None:
    root = media_root()
    root.mkdir(parents=True, exist_ok=True)
    needed, free = path.stat().st_size, shutil.disk_usage(root).free
    if free < needed:
        short = f"Ổ đĩa của {root} không đủ chỗ: cần khoảng {needed // 1024**2 + 1} MB, còn {free // 1024**2} MB"
        raise Refused(f"{short}. Chưa có gì bị thay đổi.")


def _refuse_other_tables(manifest: Manifest, models: list[type[Model]]) -> None:
    here = {model._meta.db_table: set(columns(model)) for model in models}
    there = {table: set(each["columns"]) for table, each in manifest.tables.items()}
    if here != there:
        odd = sorted(table for table in here.keys() | there.keys() if here.get(table) != there.get(table))
        raise Refused(f"Bảng {odd[0]} trong tệp sao lưu khác với cổng này: không phục hồi được. Dữ liệu vẫn như trước.")


def _tell_running_processes() -> None:
    """They look anew, whatever they have kept."""
    with transaction.atomic():
        ContentChange.objects.create()
        transaction.on_commit(told)
