import logging
import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from desk_sample import make_desk_sample
from django.contrib.auth.models import Group
from django.db import connection
from roles import EDITOR
from wagtail.models import Site

from news.models import ArticlePage, HomePage
from portal.page_cache import version
from portal.settings import base
from tests.fuzz.stack import Stack
from tests.fuzz.tally import Tally


@pytest.fixture(scope="session")
def tally() -> Iterator[Tally]:
    tally = Tally()
    yield tally
    print(f"\n\n{tally.table()}")


@pytest.fixture
def sample(home: HomePage) -> SimpleNamespace:
    role = Group.objects.get(name=EDITOR)
    rights, places = list(role.permissions.all()), [*role.page_permissions.all(), *role.collection_permissions.all()]
    sample = make_desk_sample(Site.objects.get(is_default_site=True))
    # A locked article and one without its roles is less than an editor meets.
    ArticlePage.objects.filter(pk=sample.live.pk).update(locked=False, locked_by=None)
    role.pk = None
    role.save()
    role.permissions.set(rights)
    for place in places:
        place.pk, place.group = None, role
        place.save()
    return sample


@pytest.fixture
def stack(sample: SimpleNamespace, tally: Tally, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    """Every answer looks for changes, over the connection of the test's transaction."""
    monkeypatch.setattr(version, "LOOK_EVERY", -1.0)
    monkeypatch.setattr(version, "looked_after", lambda: connection.cursor())
    application: Any = runpy.run_path(str(Path(base.ROOT) / "site/portal/wsgi.py"))["application"]
    logging.disable()  # thousands of lines about what was not found; of an error the traceback is shown
    yield Stack(application, tally)
    logging.disable(logging.NOTSET)
