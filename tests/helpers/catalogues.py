"""The texts of the installed packages, and what the running site makes of them in Vietnamese."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import msgids
import polib
from django.apps import apps
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation
from msgids import Message

DOMAINS = ("django", "djangojs")
OWN = settings.LOCALE_PATHS[0] / "vi" / "LC_MESSAGES"
# Libraries that speak to editors through Wagtail without being an installed app.
LIBRARIES = ("django_filters", "django_tasks", "modelsearch", "permissionedforms", "rest_framework", "treebeard")
DJANGO = ("conf", "contrib/messages", "core", "db", "forms", "http", "template", "utils", "views")
SOURCES = {".py": msgids.of_python, ".html": msgids.of_template, ".txt": msgids.of_template}


class Entry(NamedTuple):
    domain: str
    message: Message


def package(name: str) -> Path:
    spec = find_spec(name)
    assert spec and spec.origin, f"{name} is not installed"
    return Path(spec.origin).parent


def apps_and_libraries() -> dict[str, Path]:
    return (
        {config.name: Path(config.path) for config in apps.get_app_configs()}
        | {name: package(name) for name in LIBRARIES}
        | {f"django/{part}": package("django") / part for part in DJANGO}
    )


def shipped(folder: Path, domain: str) -> set[Message]:
    """The English catalogue that a package brings, if it does."""
    file = folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
    return {
        Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None)
        for entry in (polib.pofile(str(file)) if file.exists() else ())
    }


def read(folder: Path) -> set[Message]:
    """What the sources themselves hand to gettext; apps inside the folder are asked for themselves."""
    inner = {other for other in apps_and_libraries().values() if folder in other.parents}
    return {message for file in sources(folder, inner) for message in SOURCES[file.suffix](file.read_text("utf-8"))}


def sources(folder: Path, inner: set[Path]) -> Iterator[Path]:
    for file in folder.rglob("*"):
        parts = file.relative_to(folder).parts
        if file.suffix not in SOURCES or {"contrib", "locale", "test", "tests", "management"} & set(parts):
            continue
        if inner.isdisjoint(file.parents) and (file.suffix == ".py" or "templates" in parts):
            yield file


@cache
def texts() -> dict[Entry, str]:
    """Every text of every package, with the name of one that has it."""
    found: dict[Entry, str] = {}
    for name, folder in apps_and_libraries().items():
        for domain in DOMAINS:
            brought = shipped(folder, domain) | (read(folder) if domain == "django" else set())
            for message in brought:
                found.setdefault(Entry(domain, message), name)
    return found


@cache
def catalogue(domain: str) -> DjangoTranslation:
    """What a Vietnamese page uses, without falling back to anything."""
    # The admin's scripts get the catalogue of wagtail.admin alone, and the project's.
    only = [str(package("wagtail.admin") / "locale")] if domain == "djangojs" else None
    merged = DjangoTranslation("vi", domain=domain, localedirs=only)
    merged._fallback = None
    return merged


def vietnamese(entry: Entry) -> str | None:
    context, text, plural = entry.message
    known = catalogue(entry.domain)._catalog
    key = f"{context}\x04{text}" if context else text
    return (known.get((key, 0)) if plural else None) or known.get(key) or known.get((key, 0))


def own(domain: str) -> polib.POFile:
    return polib.pofile(str(OWN / f"{domain}.po"))


def compiled(domain: str) -> polib.MOFile:
    return polib.mofile(str(OWN / f"{domain}.mo"))
