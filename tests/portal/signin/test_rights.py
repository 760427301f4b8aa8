"""Whoever manages users hands out no right of a higher kind, and takes over nobody who has one."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from roles import ADMINISTRATOR, APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in
from wagtail.models import GroupPagePermission, Page

from news.models import HomePage
from portal.signin.rights import Powers

pytestmark = pytest.mark.django_db
PASSWORD = "bon-con-voi-uong-nuoc"


@pytest.fixture
def manager(home: HomePage) -> User:
    return make_person(ADMINISTRATOR, "quan.tri")


@pytest.fixture
def desk(manager: User) -> Client:
    return signed_in(manager)


@pytest.fixture
def boss(home: HomePage) -> User:
    return User.objects.create_superuser("toan.quyen", "toan.quyen@example.vn", "x", first_name="A", last_name="B")


@pytest.fixture
def strong(home: HomePage) -> Group:
    """Has one right that administrators lack."""
    group = Group.objects.create(name="Kỹ thuật")
    group.permissions.add(Permission.objects.get(codename="delete_revision"))
    return group


def edit(desk: Client, user: User, *groups: Group, **sent: Any) -> Any:
    kept = {"username": user.username, "email": user.email, "first_name": "A", "last_name": "B", "is_active": "on"}
    known = [group.pk for group in groups or user.groups.all()]
    return desk.post(f"/quan-tri/users/edit/{user.pk}/", kept | {"groups": known} | sent, follow=True)


def test_nobody_is_made_a_superuser(desk: Client) -> None:
    person = make_person(EDITOR)
    page = edit(desk, person, is_superuser="on").content.decode()
    person.refresh_from_db()
    assert not person.is_superuser
    assert "không ai trao được quyền" in page
    sent = {"username": "moi", "email": "moi@example.vn", "first_name": "A", "last_name": "B", "is_superuser": "on"}
    desk.post("/quan-tri/users/new/", sent | {"password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(username="moi").exists()


def test_the_groups_that_one_covers_oneself_are_given_and_taken(desk: Client) -> None:
    person = make_person(CONTRIBUTOR)
    for role in (APPROVER, ADMINISTRATOR, CONTRIBUTOR):
        edit(desk, person, Group.objects.get(name=role))
        assert [group.name for group in person.groups.all()] == [role]


def test_a_group_with_more_is_given_to_nobody(desk: Client, manager: User, strong: Group) -> None:
    person = make_person(EDITOR)
    edit(desk, person, strong)
    edit(desk, manager, *manager.groups.all(), strong)
    desk.post(f"/quan-tri/bulk/auth/user/assign_role/?id={person.pk}", {"role": strong.pk})
    assert not strong.user_set.exists()
    desk.post(f"/quan-tri/bulk/auth/user/assign_role/?id={person.pk}", {"role": Group.objects.get(name=APPROVER).pk})
    assert person.groups.filter(name=APPROVER).exists()


def test_no_account_that_may_more_is_taken_over(desk: Client, boss: User) -> None:
    before = User.objects.filter(pk=boss.pk).values().get()
    edit(desk, boss, email="cua.toi@example.vn")
    edit(desk, boss, password1=PASSWORD, password2=PASSWORD)
    desk.post(f"/quan-tri/users/delete/{boss.pk}/")
    desk.post(f"/quan-tri/bulk/auth/user/set_active_state/?id={boss.pk}", {"mark_as_active": ""})
    desk.post(f"/quan-tri/bulk/auth/user/delete/?id={boss.pk}")
    assert User.objects.filter(pk=boss.pk).values().get() == before


def test_ones_own_account_and_that_of_an_equal_are_edited_as_ever(desk: Client, manager: User) -> None:
    for person in (manager, make_person(ADMINISTRATOR), make_person(EDITOR)):
        edit(desk, person, email=f"moi{person.pk}@example.vn")
        assert User.objects.get(pk=person.pk).email == f"moi{person.pk}@example.vn"


def test_no_group_gains_what_one_lacks(manager: User, desk: Client, strong: Group) -> None:
    before = Powers()
    own = manager.groups.get()
    own.permissions.add(Permission.objects.get(codename="delete_revision"))
    assert before.forbid(Powers(), manager.pk)
    own.permissions.remove(Permission.objects.get(codename="delete_revision"))
    assert not before.forbid(Powers(), manager.pk)


def test_a_right_on_a_part_of_the_pages_covers_that_part_only(home: HomePage, manager: User) -> None:
    publish = Permission.objects.get(codename="publish_page")
    local = Group.objects.create(name="Một chuyên mục")
    GroupPagePermission.objects.create(group=local, page=home, permission=publish)
    local.permissions.add(Permission.objects.get(content_type__app_label="auth", codename="change_user"))
    clerk = make_person(CONTRIBUTOR)
    clerk.groups.set([local])
    before = Powers()
    assert before.reach(manager.pk, clerk.pk)
    assert not before.reach(clerk.pk, manager.pk)
    GroupPagePermission.objects.create(group=local, page=Page.get_first_root_node(), permission=publish)
    assert before.forbid(Powers(), clerk.pk)


def test_a_superuser_may_all(boss: User, strong: Group) -> None:
    person = make_person(EDITOR)
    edit(signed_in(boss), person, strong, is_superuser="on")
    person.refresh_from_db()
    assert person.is_superuser
    assert list(person.groups.all()) == [strong]
