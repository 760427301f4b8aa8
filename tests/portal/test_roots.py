"""The tops of the two trees, of pages and of files, as a new database has them, and the way back."""

from importlib import import_module

import pytest
from django.apps import apps
from wagtail.models import Collection, Page

pytestmark = pytest.mark.django_db
roots = import_module("portal.migrations.0005_names_of_the_roots")


def names() -> tuple[str, str, str]:
    top = Page.objects.get(depth=1)
    return top.title, top.draft_title, Collection.objects.get(depth=1).name


def test_the_tops_of_both_trees_have_vietnamese_names() -> None:
    assert names() == ("Toàn cổng", "Toàn cổng", "Kho chung")


def test_the_way_back_leads_to_the_stock_names_and_forth_again() -> None:
    roots.name_them_as_they_were(apps, None)
    assert names() == ("Root", "Root", "Root")
    roots.name_them(apps, None)
    assert names() == ("Toàn cổng", "Toàn cổng", "Kho chung")


def test_a_name_that_an_office_has_given_stays() -> None:
    Page.objects.filter(depth=1).update(title="Cổng tỉnh", draft_title="Cổng tỉnh")
    Collection.objects.filter(depth=1).update(name="Ảnh và tệp của tỉnh")
    kept = names()
    roots.name_them(apps, None)
    roots.name_them_as_they_were(apps, None)
    assert names() == kept
