"""All that a backup keeps, to be compared."""

from pathlib import Path

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection

from portal.backup import rows
from portal.backup.tables import kept_models


def everything() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Every row that is kept, and every file that readers may get."""
    tables = {model._meta.db_table: b"".join(rows.parts(connection, model)) for model in kept_models(apps)}
    root = Path(default_storage.location)
    files = {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.relative_to(root).parts[0].startswith(".")
    }
    return tables, files
