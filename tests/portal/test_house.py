"""The house itself: what must stay so that a fresh checkout works."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.template import engines
from django.test import override_settings

from portal import checks

ROOT = Path(settings.ROOT)
CARD = ("manage.py", "site", "news", "stats", "templates", "static", "media", "tests", "pyproject.toml")


def test_every_folder_of_the_design_card_stands_at_the_top() -> None:
    assert [name for name in CARD if not (ROOT / name).exists()] == []


def test_the_folder_site_is_no_package_and_is_not_ignored() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    ignored = subprocess.run(["git", "check-ignore", "-q", "site/portal"], cwd=ROOT, check=False)
    assert ignored.returncode != 0


def test_the_standard_module_site_is_still_the_standard_one() -> None:
    import site

    assert not str(site.__file__).startswith(str(ROOT))


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_a_lock_has_a_hash_for_every_pin_and_names_no_index(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert "index" not in text
    pins = re.findall(r"^\S+==\S+.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)


def test_the_system_checks_hold() -> None:
    assert run_checks() == []


@override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})
def test_indexing_that_waits_for_the_worker_is_found() -> None:
    assert [error.id for error in checks.indexing_never_waits_for_the_worker()] == ["portal.E002"]


def test_a_sqlite_that_refuses_parallel_writers_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", {})
    assert [error.id for error in checks.sqlite_takes_parallel_writers()] == ["portal.E003"]


def test_every_environment_variable_has_its_line_in_the_readme() -> None:
    source = "".join(path.read_text() for path in (ROOT / "site/portal/settings").glob("*.py"))
    names = set(re.findall(r'(?:env\.\w+\(|(?:whole_number|truth)\(env,)\s*"([A-Z_]+)"', source))
    readme = (ROOT / "README.md").read_text()
    assert names
    assert [name for name in sorted(names) if f"`{name}`" not in readme] == []


def test_a_template_is_read_once_and_kept() -> None:
    loader = engines["django"].engine.template_loaders[0]  # type: ignore[attr-defined]
    assert loader.get_template("base.html") is loader.get_template("base.html")
