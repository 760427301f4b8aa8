"""People of the desk, and a workflow of two steps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from news.models import HomePage


def _granted(codenames: list[str]) -> Any:
    return Permission.objects.filter(codename__in=codenames)


@pytest.fixture
def make_user(home: HomePage) -> Callable[..., User]:
    """An account with rights on all pages (`add`, `change`, `publish`) and general ones, by codename."""

    def make(name: str, *on_pages: str, rights: tuple[str, ...] = (), photos: bool = True) -> User:
        group = Group.objects.create(name=f"Nhóm {name}")
        group.permissions.add(*_granted(["access_admin", *rights]))
        for permission in _granted([f"{verb}_page" for verb in on_pages]):
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)
        if photos:
            root = Collection.get_first_root_node()
            for permission in _granted(["add_image", "choose_image"]):
                GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
        user = get_user_model().objects.create_user(name, f"{name}@example.vn", "x")
        user.groups.add(group)
        return user

    return make


@pytest.fixture
def contributor(make_user: Callable[..., User]) -> User:
    return make_user("ctv", "add")


@pytest.fixture
def editor(make_user: Callable[..., User]) -> User:
    return make_user("bientap", "add", "change")


@pytest.fixture
def workflow(home: HomePage, editor: User, make_user: Callable[..., User]) -> Workflow:
    """Edited by `editor`, then approved by an account named `lanhdao`."""
    WorkflowPage.objects.all().delete()
    chief = make_user("lanhdao", "add", "change", "publish")
    workflow = Workflow.objects.create(name="Quy trình", active=True)
    for place, (name, person) in enumerate([("Chờ biên tập", editor), ("Chờ duyệt", chief)]):
        task = GroupApprovalTask.objects.create(name=name, active=True)
        task.groups.set(person.groups.all())
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=place)
    WorkflowPage.objects.create(page=home, workflow=workflow)
    return workflow


@pytest.fixture
def signed_in(client: Client) -> Callable[[User], Client]:
    def enter(user: User) -> Client:
        client.force_login(user)
        return client

    return enter
