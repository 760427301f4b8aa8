import json
import os
import platform
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import django
import wagtail
from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model
from django.utils import timezone

from portal.backup import files, hits, rows, sequences
from portal.backup.archive import MANIFEST, Writer
from portal.backup.hits import snapshot_with_journals
from portal.backup.refused import Refused
from portal.backup.sealing import Sealer
from portal.backup.settings import SECRET, SETTINGS, written
from portal.backup.shelf import PARTIAL, alone_in, free_path, put
from portal.backup.tables import LEFT_EMPTY, columns, kept_models

FORMAT = 1


@dataclass(frozen=True)
class Made:
    path: Path
    size: int  # bytes
    rows: int
    files: int
    missing: list[str]  # names of files that rows speak of and nobody has


def back_up(folder: Path, key: str = "", now: datetime | None = None) -> Made:
    """Writes a file into `folder`, encrypted if there is a key. Raises `Refused`; then nothing is left of it."""
    now = now or timezone.now()
    with alone_in(folder):
        path = free_path(folder, now, sealed=bool(key))
        draft = path.with_name(path.name + PARTIAL)
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                sealer = Sealer(file, key) if key else None
                with closing(Writer(sealer or file, int(now.timestamp()))) as writer:
                    made = _write(writer, now)
                    writer.finish()
                if sealer:
                    sealer.finish()
                file.flush()
                os.fsync(file.fileno())
            put(draft, path)
        except OSError as error:
            raise Refused(f"Không lập được bản sao lưu trong {folder}: {error.strerror}.") from error
        finally:
            draft.unlink(missing_ok=True)
        return Made(path, path.stat().st_size, *made)


def _write(writer: Writer, now: datetime) -> tuple[int, int, list[str]]:
    models = kept_models(apps)
    with snapshot_with_journals() as (seen, opened, starts):
        manifest = _manifest(seen, models, now)
        writer.add(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        writer.add(SETTINGS, written())
        writer.add(SECRET, settings.SECRET_KEY.encode())
        for model in models:
            if model._meta.label_lower in LEFT_EMPTY:
                continue
            for number, part in enumerate(rows.parts(seen, model), 1):
                writer.add(f"database/{model._meta.db_table}/{number:06}.jsonl.gz", part)
        hits.keep(writer, opened, starts)
        names = files.noted_names(seen, models)
    with names:
        kept, missing = files.keep(writer, names)
    return sum(table["rows"] for table in manifest["tables"].values()), kept, missing


def _manifest(seen: BaseDatabaseWrapper, models: list[type[Model]], now: datetime) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "database": seen.vendor,
        "versions": {"python": platform.python_version(), "django": django.__version__, "wagtail": wagtail.__version__},
        "migrations": _migrations(seen),
        "tables": {model._meta.db_table: _table(seen, model) for model in models},
        "last_numbers": sequences.highest(seen, models),
    }


def _table(seen: BaseDatabaseWrapper, model: type[Model]) -> dict[str, Any]:
    kept = 0 if model._meta.label_lower in LEFT_EMPTY else rows.count(seen, model)
    return {"columns": columns(model), "rows": kept}


def _migrations(seen: BaseDatabaseWrapper) -> list[str]:
    loader = MigrationLoader(seen)
    applied = set(loader.applied_migrations)
    if set(loader.graph.leaf_nodes()) - applied:
        raise Refused(
            "Cơ sở dữ liệu chưa được cập nhật theo phiên bản này của cổng: hãy chạy make run (migrate) trước."
        )
    return [f"{app}.{name}" for app, name in sorted(applied)]
