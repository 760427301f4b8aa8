"""Whatever anybody sends to whichever address, there is an answer below 500."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from desk_addresses import addresses
from django.test import Client
from roles import EDITOR, make_person, signed_in
from signing_in import give_app, make_colleague, with_password

from tests.fuzz.campaign import CASES, Campaign
from tests.fuzz.routes import routes
from tests.fuzz.stack import Stack

pytestmark = pytest.mark.django_db


def nobody(sample: SimpleNamespace) -> Client:
    return Client()


def half_way_in(sample: SimpleNamespace) -> Client:
    """The password was right; the second factor is asked for."""
    client = Client()
    give_app(make_colleague(EDITOR))
    assert with_password(client, "dong.nghiep").headers["Location"].endswith("/buoc-hai/")
    return client


def editor(sample: SimpleNamespace) -> Client:
    return signed_in(make_person(EDITOR, "nguoi.soan"))


def administrator(sample: SimpleNamespace) -> Client:
    return signed_in(sample.user)


def cookies_of(client: Client) -> str:
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items() if name != "csrftoken")


@pytest.mark.parametrize(("visitor", "share"), [(nobody, 0.25), (half_way_in, 0.1), (administrator, 0.1)])
def test_public_routes(
    visitor: Callable[[SimpleNamespace], Client], share: float, stack: Stack, sample: SimpleNamespace
) -> None:
    campaign = Campaign(stack, f"public addresses, {visitor.__name__}", cookies_of(visitor(sample)))
    chosen = [route for route in routes() if not route.is_admin]
    campaign.run(chosen, [], int(CASES * share))
    campaign.check()


@pytest.mark.parametrize(("visitor", "share"), [(editor, 0.2), (administrator, 0.25)])
def test_the_admin(
    visitor: Callable[[SimpleNamespace], Client], share: float, stack: Stack, sample: SimpleNamespace
) -> None:
    campaign = Campaign(stack, f"the admin, {visitor.__name__}", cookies_of(visitor(sample)))
    known = [address for _, address in addresses(sample)]
    campaign.run([route for route in routes() if route.is_admin], known, int(CASES * share))
    campaign.check()
