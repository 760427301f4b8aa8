"""In a database of its own: a backup as the portal before its last migration would have made it, into FOLDER."""

import sys
from pathlib import Path

import django


def main(folder: Path) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from portal.backup import make

    call_command("migrate", verbosity=0)
    before = sorted(name for app, name in MigrationLoader(connection).disk_migrations if app == "news")[-2]
    call_command("migrate", "news", before, verbosity=0)
    loader = MigrationLoader(connection)
    applied = set(loader.applied_migrations)
    make.apps = loader.project_state([node for node in loader.graph.nodes if node in applied]).apps
    make._migrations = lambda seen: [f"{app}.{name}" for app, name in sorted(applied)]
    print(make.back_up(folder).path)


if __name__ == "__main__":
    django.setup()
    main(Path(sys.argv[1]))
