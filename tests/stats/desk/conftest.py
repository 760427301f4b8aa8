"""Traffic written as a person says it, and people with and without the permissions of the desk."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone

from stats.models import Day, Facet, Hour, PageDay, Refusal

DESK = "/quan-tri/thong-ke-truy-cap/"


@pytest.fixture
def traffic(db: None) -> Callable[..., None]:
    """Visits of one hour of a day; visitors and views follow unless they are given."""

    def add(day: str, visits: int, *, hour: int = 9, visitors: int | None = None, views: int | None = None) -> None:
        figures = {
            "visits": visits,
            "visitors": visits if visitors is None else visitors,
            "views": visits * 2 if views is None else views,
        }
        Hour.objects.create(day=day, hour=hour, **figures)
        row, _ = Day.objects.get_or_create(day=day)
        for name, value in figures.items():
            setattr(row, name, getattr(row, name) + value)
        row.save()

    return add


@pytest.fixture
def read_page(db: None) -> Callable[..., None]:
    def add(page: Any, day: str, views: int) -> None:
        PageDay.objects.create(page=getattr(page, "pk", page), day=day, views=views)

    return add


@pytest.fixture
def facet(db: None) -> Callable[..., None]:
    def add(day: str, kind: str, value: str, visits: int) -> None:
        Facet.objects.create(day=day, kind=kind, value=value, visits=visits)

    return add


@pytest.fixture
def refuse(db: None) -> Callable[..., None]:
    def add(day: str, reason: str, hits: int) -> None:
        Refusal.objects.create(day=day, hour=9, reason=reason, hits=hits)

    return add


@pytest.fixture
def sign_in(db: None) -> Callable[..., Client]:
    """Somebody who may enter the admin, and whatever else is named."""

    def make(*codenames: str, editor: bool = False) -> Client:
        number = User.objects.count()
        user = User.objects.create_user(f"nguoi{number}", first_name="Mẫu", last_name=f"Thị {number}")
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
        if editor:
            user.groups.add(Group.objects.get(name="Biên tập viên"))
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def desk(sign_in: Callable[..., Client], moment: Callable[[str], None]) -> Callable[..., Any]:
    """Asks the desk as somebody who may see and correct; 27/12/2021 10:00 unless the clock is moved."""
    client = sign_in("view_traffic", "correct_traffic")
    user, signed_in_at = User.objects.latest("pk"), timezone.now()

    def ask(address: str = "", **options: Any) -> Any:
        nonlocal signed_in_at
        if timezone.now() != signed_in_at:  # the session may be over by then
            client.force_login(user)
            signed_in_at = timezone.now()
        method = options.pop("method", "get")
        return getattr(client, method)(DESK + address, **options)

    return ask


def on(text: str) -> date:
    return date.fromisoformat(text)
