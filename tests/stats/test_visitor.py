"""A visitor is a number of one day, which nobody can turn back."""

import pytest

from stats.clock import local_day
from stats.day_keys import existing_secret_of, forget_secrets, secret_of
from stats.models import DayKey
from stats.visitor import key, keys

SECRET = b"s" * 32
ADDRESS = "203.0.113.7"


def test_a_key_fits_the_database_and_is_never_nobody() -> None:
    made = {key(SECRET, f"203.0.113.{n}", "Firefox", "vi") for n in range(1_000)}
    assert len(made) == 1_000
    assert all(-(2**63) <= number < 2**63 and number for number in made)
    assert min(made) < 0 < max(made)


def test_fields_cannot_run_into_each_other() -> None:
    assert key(SECRET, "a", "bc", "") != key(SECRET, "ab", "c", "")
    assert key(SECRET, "a", "", "b") != key(SECRET, "a", "b", "")


def test_any_text_makes_a_key() -> None:
    assert key(SECRET, "", "\udcff\x00🙂", "") != key(SECRET, "", "", "")


@pytest.mark.django_db
def test_every_day_has_its_own_secret_and_so_its_own_keys(at, environ) -> None:
    request = environ("POST", "/_s/v")
    monday, previous = keys(request, ADDRESS, at("2021-12-27 10:00:00"))
    assert previous == 0
    assert keys(request, ADDRESS, at("2021-12-28 00:04:59.999")) == (
        keys(request, ADDRESS, at("2021-12-28 10:00:00"))[0],
        monday,
    )
    assert keys(request, ADDRESS, at("2021-12-28 00:05:00"))[1] == 0
    assert keys(request, ADDRESS, at("2021-12-28 10:00:00"))[0] != monday


@pytest.mark.django_db
def test_without_readers_yesterday_no_secret_is_drawn_for_it(at, environ) -> None:
    keys(environ("POST", "/_s/v"), ADDRESS, at("2021-12-28 00:01:00"))
    assert [str(day) for day in DayKey.objects.values_list("day", flat=True)] == ["2021-12-28"]


@pytest.mark.django_db
def test_a_secret_is_drawn_once_and_shared_through_the_database(at, django_assert_num_queries) -> None:
    day = local_day(at("2021-12-27 10:00:00"))
    secret = secret_of(day)
    assert len(secret) == 32
    forget_secrets()
    with django_assert_num_queries(1):
        assert secret_of(day) == existing_secret_of(day) == secret


@pytest.mark.django_db
def test_a_process_forgets_the_secrets_of_days_gone_by(at) -> None:
    first = local_day(at("2021-12-27 10:00:00"))
    secret_of(first)
    secret_of(local_day(at("2021-12-29 10:00:00")))
    DayKey.objects.filter(day=first).delete()
    assert existing_secret_of(first) is None
