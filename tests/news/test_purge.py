"""A photo may be removed for good at the very moment when the worker makes its sizes."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.db.models.deletion import Collector
from pictures import picture_file

from news.models import Photo
from news.photos import sizes
from news.photos.renditions import make
from news.photos.store import store_photo

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_sizes_that_arrive_between_looking_and_deleting_do_not_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = files()
    photo = store_photo(picture_file(640, 480), "Gửi hai lần")
    remove = Collector.delete
    workers: list[threading.Thread] = []
    mistakes: list[Exception] = []

    def work() -> None:
        try:
            make(Photo.objects.get(pk=photo.pk), [sizes.BASE, *sizes.QUICK])
        except Exception as mistake:
            mistakes.append(mistake)
        finally:
            connections.close_all()

    def with_a_worker(collector: Any) -> Any:
        if Photo in collector.data and not workers:
            photo.renditions.all().delete()
            workers.append(threading.Thread(target=work))
            workers[0].start()
            workers[0].join(1)
        return remove(collector)

    monkeypatch.setattr(Collector, "delete", with_a_worker)
    photo.purge()
    for worker in workers:
        worker.join()
    assert workers, "the worker was never there"
    assert not mistakes
    assert not Photo.everything.filter(pk=photo.pk).exists()
    assert files() == before
