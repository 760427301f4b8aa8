"""The four roles as a new database has them, the way back, and what an administrator can make of them."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from roles import ADMINISTRATOR, APPROVER, CONTRIBUTOR, EDITOR, ROLES, make_person, signed_in
from wagtail.models import GroupPagePermission, Page, TaskState, Workflow, WorkflowPage
from wagtail.users.forms import GroupForm

from news.models import ArticlePage, HomePage, SectionPage
from portal.models import ApprovalStep

pytestmark = pytest.mark.django_db
roles = import_module("portal.migrations.0003_roles")
slip_list = import_module("portal.migrations.0004_slip_list")
log_and_watch = import_module("portal.migrations.0009_log_and_watch")
MakeArticle = Callable[..., ArticlePage]


def told() -> dict[str, Any]:
    """Each group with all its rights, and each workflow with its steps."""
    groups = {
        group.name: {
            *(f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()),
            *(f"{right.page.title}: {right.permission.codename}" for right in group.page_permissions.all()),
            *(f"{right.collection.name}: {right.permission.codename}" for right in group.collection_permissions.all()),
        }
        for group in Group.objects.all()
    }
    workflows = {
        workflow.name: [(task.name, [group.name for group in task.specific.groups.all()]) for task in workflow.tasks]
        for workflow in Workflow.objects.all()
    }
    places = [(place.page.title, place.workflow.name) for place in WorkflowPage.objects.all()]
    return {"groups": groups, "workflows": workflows, "places": places}


def test_a_new_database_has_the_four_roles_and_their_workflow_and_nothing_of_the_stock() -> None:
    now = told()
    assert set(now["groups"]) == set(ROLES)
    assert now["workflows"] == {"Duyệt bài": [("Chờ biên tập", [EDITOR]), ("Chờ duyệt", [APPROVER])]}
    assert now["places"] == [("Toàn cổng", "Duyệt bài")]


def test_the_way_back_leads_to_the_stock_groups_and_forth_again_to_the_roles() -> None:
    before = told()
    log_and_watch.take(apps, None)
    slip_list.take(apps, None)
    roles.unmake_roles(apps, None)
    stock = told()
    assert set(stock["groups"]) == {"Editors", "Moderators"}
    assert stock["workflows"] == {"Moderators approval": [("Moderators approval", ["Moderators"])]}
    assert {right for right in stock["groups"]["Editors"] if right.startswith("Toàn cổng: ") and "page" in right} == {
        "Toàn cổng: add_page",
        "Toàn cổng: change_page",
    }
    roles.make_roles(apps, None)
    slip_list.give(apps, None)
    log_and_watch.give(apps, None)
    assert told() == before


def test_who_was_an_editor_or_a_moderator_keeps_the_place_and_articles_keep_their_way(
    make_article: MakeArticle,
) -> None:
    roles.unmake_roles(apps, None)
    editor, moderator = make_person("Editors"), make_person("Moderators")
    article = make_article(live=False)
    article.save_revision()
    article.get_workflow().start(article, editor)
    roles.make_roles(apps, None)
    assert [group.name for group in editor.groups.all()] == [EDITOR]
    assert [group.name for group in moderator.groups.all()] == [APPROVER]
    waiting = TaskState.objects.reviewable_by(User.objects.get(pk=moderator.pk))
    assert [state.task.name for state in waiting] == ["Chờ duyệt"]


def test_a_group_of_that_name_that_an_office_made_itself_keeps_all_that_it_has() -> None:
    roles.unmake_roles(apps, None)
    own = Group.objects.create(name=EDITOR)
    own.permissions.add(Permission.objects.get(codename="view_traffic"))
    roles.make_roles(apps, None)
    assert own.permissions.filter(codename="view_traffic").exists()
    assert Group.objects.filter(name="Editors").exists()


def test_the_administrator_has_every_right_that_the_form_of_groups_offers() -> None:
    offered = set(GroupForm().fields["permissions"].queryset)
    given = set(Group.objects.get(name=ADMINISTRATOR).permissions.all())
    assert {f"{right.content_type.app_label}.{right.codename}" for right in offered - given} == set()
    assert offered


def test_an_administrator_changes_a_role_in_the_admin(home: HomePage) -> None:
    client = signed_in(make_person(ADMINISTRATOR))
    group = Group.objects.get(name=EDITOR)
    html = client.get(f"/quan-tri/groups/edit/{group.pk}/").content.decode()
    assert EDITOR in html
    assert client.get("/quan-tri/workflows/list/").status_code == 200
    step = ApprovalStep.objects.get(name="Chờ biên tập")
    edited = {"name": step.name, "groups": [group.pk, Group.objects.get(name=APPROVER).pk]}
    assert client.post(f"/quan-tri/workflows/tasks/edit/{step.pk}/", edited).status_code == 302
    assert step.groups.count() == 2


def test_rights_on_one_section_only(home: HomePage, section: SectionPage, make_article: MakeArticle) -> None:
    """As `docs/vai-tro.md` tells an administrator to do."""
    other: Any = home.add_child(instance=SectionPage(title="Khen thưởng", slug="khen-thuong"))
    group = Group.objects.create(name="Biên tập Khen thưởng")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for verb in ("add", "change", "publish"):
        permission = Permission.objects.get(codename=f"{verb}_page")
        GroupPagePermission.objects.create(group=group, page=other, permission=permission)
    client = signed_in(make_person(group.name))
    mine, not_mine = make_article("Bài của mục", under=other), make_article("Bài mục khác")
    for page in (mine, not_mine):
        page.save_revision()
    assert client.get(f"/quan-tri/pages/{mine.pk}/edit/").status_code == 200
    assert client.get(f"/quan-tri/pages/{not_mine.pk}/edit/").status_code == 302
    assert client.get(f"/quan-tri/pages/add/news/articlepage/{other.pk}/").status_code == 200
    assert client.get(f"/quan-tri/pages/add/news/articlepage/{section.pk}/").status_code == 302
    listing = client.get("/quan-tri/bai-viet/").content.decode()
    assert "Bài của mục" in listing and "Bài mục khác" not in listing


def test_a_section_may_have_a_workflow_of_its_own(
    home: HomePage, section: SectionPage, make_article: MakeArticle
) -> None:
    group = Group.objects.create(name="Duyệt chuyên mục")
    step = ApprovalStep.objects.create(name="Duyệt tại chuyên mục", active=True)
    step.groups.add(group)
    own = Workflow.objects.create(name="Duyệt bài chuyên mục", active=True)
    own.workflow_tasks.create(task=step, sort_order=0)
    own.save()
    WorkflowPage.objects.create(page=section, workflow=own)
    assert make_article().get_workflow() == own
    assert home.get_workflow().name == "Duyệt bài"


def test_the_roles_hold_for_a_home_page_that_comes_later(db: None) -> None:
    editor = make_person(EDITOR)
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    assert home.permissions_for_user(editor).can_edit()
    assert home.get_workflow().name == "Duyệt bài"
    assert not home.permissions_for_user(make_person(CONTRIBUTOR)).can_edit()
