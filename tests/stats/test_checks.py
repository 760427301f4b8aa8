"""django-hitcount's own counting cannot slip in unseen."""

import sys
from io import StringIO
from types import ModuleType

import pytest
from django.core.management import call_command
from django.urls import path
from hitcount.views import HitCountJSONView

from stats import checks


class Subclass(HitCountJSONView):
    pass


@pytest.fixture
def urls(settings):
    def use(*patterns) -> None:
        module = ModuleType("urls_of_a_test")
        module.urlpatterns = list(patterns)
        sys.modules[module.__name__] = module
        settings.ROOT_URLCONF = module.__name__

    yield use
    sys.modules.pop("urls_of_a_test", None)


def test_the_project_itself_is_clean() -> None:
    found = [
        check(None) for check in (checks.own_migrations, checks.no_middleware, checks.no_views, checks.no_template_tags)
    ]
    assert found == [[], [], [], []]


def test_missing_migrations_are_reported(settings) -> None:
    settings.MIGRATION_MODULES = {}
    assert [error.id for error in checks.own_migrations(None)] == ["stats.E001"]


def test_its_middleware_is_reported(settings) -> None:
    settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "hitcount.middleware.HitCountMiddleware"]
    assert [error.id for error in checks.no_middleware(None)] == ["stats.E002"]


@pytest.mark.parametrize("view", [HitCountJSONView, Subclass])
def test_its_views_are_reported(urls, view: type) -> None:
    urls(path("hit/ajax/", view.as_view()), path("", lambda request: None))
    assert [error.id for error in checks.no_views(None)] == ["stats.E003"]


def test_its_template_tags_are_reported(settings, tmp_path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "page.html").write_text("{% load hitcount_tags %}")
    settings.TEMPLATES = [{"DIRS": [tmp_path]}]
    assert [error.id for error in checks.no_template_tags(None)] == ["stats.E004"]


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "stats", "hitcount", check=True, dry_run=True, stdout=StringIO())
