"""The database that a backup goes into: what is there, and in which state of the migrations."""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from wagtail.search.models import IndexEntry

from news.sample.site import is_empty
from portal.backup.refused import Refused
from portal.backup.whole import Manifest
from portal.changes import pause, resume


def refuse_unknown_migrations(manifest: Manifest) -> None:
    known = set(MigrationExecutor(connection).loader.disk_migrations)
    if unknown := sorted(manifest.migrations - known):
        names = ", ".join(f"{app}.{name}" for app, name in unknown[:3])
        told = f"Tệp sao lưu do một phiên bản mới hơn của cổng lập (có {names} mà bản này chưa có)"
        raise Refused(f"{told}: hãy cập nhật cổng rồi phục hồi. Chưa có gì bị thay đổi.")


def refuse_occupied(manifest: Manifest, *, replace: bool) -> None:
    applied = set(MigrationExecutor(connection).loader.applied_migrations)
    if not applied:
        return
    if not replace and not (is_empty() and not get_user_model()._default_manager.exists()):
        raise Refused(
            "Cơ sở dữ liệu này đã có nội dung. Muốn thay tất cả bằng bản sao lưu thì thêm --replace "
            "(make: REPLACE=yes). Chưa có gì bị thay đổi."
        )
    if applied != manifest.migrations:
        raise Refused(
            "Tệp sao lưu thuộc một phiên bản khác của cổng so với cơ sở dữ liệu này: hãy phục hồi vào một cơ sở dữ "
            "liệu mới, chưa có bảng nào; cổng sẽ tự đưa nó lên phiên bản hiện tại. Chưa có gì bị thay đổi."
        )


def prepare(manifest: Manifest) -> Any:
    """The tables as they were when the backup was made; returns the models of that time."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    # Each app's last ones: of an earlier one Django would think that it is to be gone back to.
    last = [
        key
        for key in sorted(manifest.migrations & graph.nodes.keys())
        if not any(
            child.key[0] == key[0] and child.key in manifest.migrations for child in graph.node_map[key].children
        )
    ]
    if not executor.loader.applied_migrations:
        pause()
        try:
            executor.migrate(last)
        finally:
            resume()
    if set(graph.leaf_nodes()) <= manifest.migrations:
        return apps
    return executor.loader.project_state(last).apps


def clear(models: list[type[Model]]) -> None:
    """Within the caller's transaction."""
    if connection.vendor == "postgresql":
        connection.check_constraints()  # it empties no table of which something is still to be checked
    tables = [IndexEntry._meta.db_table, *(model._meta.db_table for model in models)]
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), tables):
            cursor.execute(statement)
