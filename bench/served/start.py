"""What `wagtail start` makes, made anew for every run."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings

from bench.common.place import plain_environment

NAME = "start"
APPLICATION = f"{NAME}.wsgi:application"
LOCAL = """
DATABASES = {databases!r}
SECRET_KEY = "only-for-measuring"
ALLOWED_HOSTS = ["127.0.0.1"]
"""


def wagtail_start(folder: Path) -> dict[str, str]:
    """Returns the environment in which APPLICATION is served: with the project's own production settings.

    How it talks to its database is the portal's way.
    """
    folder.mkdir()
    _run([str(Path(sys.executable).with_name("wagtail")), "start", NAME, str(folder)], folder, {})
    databases = {"default": settings.DATABASES["default"] | {"NAME": str(folder / "db.sqlite3")}}
    (folder / NAME / "settings" / "local.py").write_text(LOCAL.format(databases=databases))
    environment = {"PYTHONPATH": str(folder), "DJANGO_SETTINGS_MODULE": f"{NAME}.settings.production"}
    for task in (["migrate"], ["collectstatic", "--noinput"]):
        _run([sys.executable, "manage.py", *task, "--verbosity", "0"], folder, environment)
    return environment


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    own = plain_environment() | environment
    subprocess.run(command, cwd=folder, env=own, check=True, stdout=subprocess.DEVNULL)
