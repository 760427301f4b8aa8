"""What every test may build on: a small site of real pages, and real picture files."""

import datetime
import gc
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from pictures import picture_file
from wagtail.models import Page, Site

# As in a web process, before a command (which speaks no language) imports forms with labels that then stay English.
import portal.urls  # noqa: F401
from news import kept
from news.models import ArticlePage, HomePage, Photo, SectionPage
from news.photos.store import store_photo
from stats import day_keys, recent, refusals
from stats.writer import Writer, journals


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database cannot differ on another: it runs once, on SQLite."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and mark.kwargs.get("transaction") and not mark.kwargs.get("serialized_rollback"):
            raise pytest.UsageError(f"{item.nodeid} would leave an empty database: it needs serialized_rollback=True")
    if connection.vendor == "sqlite":
        return
    left_out = [item for item in items if not _asks_a_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _asks_a_database(item)]


def pytest_collection_finish() -> None:
    """What is there by now stays to the end: looking through it again and again took a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return bool(item.get_closest_marker("django_db")) or not {"db", "transactional_db"}.isdisjoint(fixtures)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """The process keeps numbers for a second and caches for longer: each test starts and ends without."""

    def forget() -> None:
        recent.forget()
        refusals.forget_refusals()
        day_keys.forget_secrets()
        kept.forget()
        cache.clear()

    forget()
    yield
    forget()


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATS_FOLDER = tmp_path / "counter"


@pytest.fixture(autouse=True)
def own_writer(own_folders: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread of the process's writer would commit outside the test's transaction."""
    monkeypatch.setattr("stats.writer._writers", {os.getpid(): Writer(journals(), background=False)})


@pytest.fixture
def home(db: None) -> HomePage:
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": home, "site_name": "Mẫu"}
    )
    return home


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return home.add_child(instance=SectionPage(title="Phong trào thi đua", slug="phong-trao-thi-dua"))


@pytest.fixture
def make_article(section: SectionPage) -> Callable[..., ArticlePage]:
    def make(title: str = "Hội nghị tổng kết", *, under: SectionPage | None = None, **values: Any) -> ArticlePage:
        values.setdefault("lead", "Chiều 27/12/2021, Khối thi đua tổ chức Hội nghị tổng kết.")
        values.setdefault("published_on", timezone.make_aware(datetime.datetime(2021, 12, 27, 15, 40)))
        return (under or section).add_child(instance=ArticlePage(title=title, **values))

    return make


@pytest.fixture
def photo(db: None) -> Photo:
    return store_photo(picture_file(), "Quang cảnh hội nghị", caption="Quang cảnh hội nghị.", credit="Ảnh: CTV")
