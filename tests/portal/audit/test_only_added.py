"""No screen and no address of the admin changes a line of the log or takes one away."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from desk_addresses import addresses, patterns
from desk_sample import make_desk_sample
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from roles import ADMINISTRATOR, make_person, signed_in
from wagtail.actions.delete_page import DeletePageAction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from news.models import ArticlePage, HomePage
from portal.audit.lines import lines

pytestmark = pytest.mark.django_db
MakeArticle = Callable[..., ArticlePage]
LOGS = (PageLogEntry, ModelLogEntry)


def test_a_deleted_page_and_a_deleted_person_stay_readable(make_article: MakeArticle) -> None:
    writer = User.objects.create_user("lo.mau", last_name="Mẫu", first_name="Lò Thị")
    article = make_article("Hội nghị tổng kết")
    log(article, "wagtail.publish", user=writer)
    DeletePageAction(article, user=None).execute(skip_permission_checks=True)
    writer.delete()
    [line] = lines(list(PageLogEntry.objects.filter(action="wagtail.publish")))
    assert line.who == f"{writer.get_full_name()} (lo.mau)"
    assert line.label == "Hội nghị tổng kết"


def test_a_name_stays_as_it_was_when_the_account_is_renamed(db: None) -> None:
    person = User.objects.create_user("bien.tap", first_name="Vàng", last_name="Sa")
    entry = log(person, "wagtail.edit", user=person)
    person.username, person.first_name = "ke.gian", "Kẻ"
    person.save()
    [line] = lines([ModelLogEntry.objects.get(pk=entry.pk)])
    assert "(bien.tap)" in line.who


@pytest.fixture
def sample(home: HomePage) -> SimpleNamespace:
    return make_desk_sample(Site.objects.get(is_default_site=True))


def test_no_address_of_the_admin_names_a_line(home: HomePage) -> None:
    named = [name for name, pattern in patterns(get_resolver()) if "logentry" in f"{name}{pattern.pattern}".lower()]
    assert named == []


@pytest.mark.walk
def test_no_address_of_the_admin_takes_a_line_away(sample: SimpleNamespace) -> None:
    """Each is sent an empty form, as its strongest visitor, and confirmed where it asks."""
    client = signed_in(sample.user)
    before = {model: set(model.objects.exclude(action="wagtail.edit").values_list("pk", "label")) for model in LOGS}
    for _, address in list(addresses(sample)):
        with transaction.atomic():
            client.post(address, {"confirm": "yes"})
    for model, kept in before.items():
        assert kept <= set(model.objects.values_list("pk", "label"))


def test_an_administrator_meets_the_log_only_to_read(home: HomePage) -> None:
    client: Client = signed_in(make_person(ADMINISTRATOR))
    for address in ("/quan-tri/reports/nhat-ky/", "/quan-tri/reports/site-history/"):
        assert client.get(address).status_code == 200
        assert client.post(address).status_code == 405
        assert client.delete(address).status_code == 405
