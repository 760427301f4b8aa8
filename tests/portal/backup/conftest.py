"""A small site with a bit of everything, and its backups."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from news.models import ArticlePage, Attachment, Photo
from portal.backup.make import Made, back_up
from stats.corrections import correct

NOW_MS = 1_767_225_600_000


@pytest.fixture(autouse=True)
def own_backup_folders(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    settings.BACKUP_FOLDER = tmp_path / "backups"


@pytest.fixture
def seen_in_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another connection would not see what a test has not committed."""

    @contextmanager
    def snapshot() -> Iterator[BaseDatabaseWrapper]:
        yield connection

    monkeypatch.setattr("portal.backup.hits.snapshot", snapshot)


@pytest.fixture
def site(make_article: Callable[..., ArticlePage], photo: Photo) -> ArticlePage:
    article = make_article("Đại hội thi đua yêu nước", body=[("paragraph", "<p>Ba <b>phong trào</b> lớn.</p>")])
    article.tags.add("giáo dục", "y tế")
    article.save_revision().publish()
    attachment = Attachment(title="Kế hoạch 163/KH-UBND")
    attachment.file.save("ke-hoach.pdf", ContentFile(b"%PDF-1.4 \x00\xff"))
    correct(1_234, reason="mang sang", page=article.pk, now_ms=NOW_MS)
    return article


@pytest.fixture
def backup(site: ArticlePage, seen_in_the_test: None, settings: Any) -> Made:
    return back_up(settings.BACKUP_FOLDER)
