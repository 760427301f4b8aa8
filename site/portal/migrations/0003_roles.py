"""The four roles of the office and their workflow, made of Wagtail's two stock groups and its stock workflow.

Whoever was an editor or a moderator keeps the place and the rights; articles under way keep their way.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

CONTRIBUTOR, EDITOR, APPROVER, ADMINISTRATOR = "Cộng tác viên", "Biên tập viên", "Lãnh đạo duyệt", "Quản trị"
WORKFLOW, EDITING, APPROVAL = "Duyệt bài", "Chờ biên tập", "Chờ duyệt"
RENAMED = {"Editors": EDITOR, "Moderators": APPROVER}
STOCK_WORKFLOW = "Moderators approval"
APPS = ["auth", "wagtailadmin", "wagtailcore", "wagtailimages", "wagtaildocs", "wagtailredirects", "news", "stats"]


def _all(app, model, *verbs):
    return [f"{app}.{verb}_{model}" for verb in verbs or ("add", "change", "delete")]


DESK = _all("news", "contributor") + _all("news", "notice")
ENTER = ["wagtailadmin.access_admin"]
REPORTS = ["stats.view_traffic", "news.view_royalties"]
HOUSE = [
    "stats.correct_traffic",
    "news.change_sitesettings",
    *_all("auth", "user"),
    *_all("auth", "group"),
    *_all("wagtailcore", "site"),
    *_all("wagtailcore", "workflow"),
    *_all("wagtailcore", "task"),
    *_all("wagtailredirects", "redirect"),
]
OWN_FILES = _all("wagtailimages", "image", "add", "choose") + _all("wagtaildocs", "document", "add", "choose")
FILES = [*OWN_FILES, "wagtailimages.change_image", "wagtaildocs.change_document"]
# Rights anywhere, on pages from the root on (so on every home page to come), and on photos and documents.
RIGHTS = {
    CONTRIBUTOR: (ENTER, ["add"], OWN_FILES),
    EDITOR: (ENTER + DESK, ["add", "change"], FILES),
    APPROVER: (ENTER + DESK + REPORTS, ["add", "change", "publish", "lock", "unlock", "bulk_delete"], FILES),
    ADMINISTRATOR: (
        ENTER + DESK + REPORTS + HOUSE,
        ["add", "change", "publish", "lock", "unlock", "bulk_delete"],
        FILES + _all("wagtailcore", "collection"),
    ),
}
# What Wagtail's own migrations gave them; their general rights on files count for nothing and stay.
STOCK_RIGHTS = {
    "Editors": (ENTER, ["add", "change"], FILES),
    "Moderators": (ENTER, ["add", "change", "publish", "lock", "unlock"], FILES),
}


class Rights:
    def __init__(self, apps):
        self.Permission = apps.get_model("auth", "Permission")
        self.OnPages = apps.get_model("wagtailcore", "GroupPagePermission")
        self.OnFiles = apps.get_model("wagtailcore", "GroupCollectionPermission")
        self.root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
        self.files = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)

    def _of(self, name):
        app, codename = name.split(".")
        return self.Permission.objects.get(content_type__app_label=app, codename=codename)

    def give(self, group, everywhere, on_pages, on_files):
        group.permissions.add(*map(self._of, everywhere))
        for verb in on_pages:
            permission = self._of(f"wagtailcore.{verb}_page")
            self.OnPages.objects.get_or_create(group=group, page=self.root, permission=permission)
        for name in on_files:
            self.OnFiles.objects.get_or_create(group=group, collection=self.files, permission=self._of(name))

    def take(self, group):
        everywhere, _, _ = RIGHTS[group.name]
        group.permissions.remove(*map(self._of, everywhere))
        self.OnPages.objects.filter(group=group, page=self.root).delete()
        self.OnFiles.objects.filter(group=group, collection=self.files).delete()


def make_roles(apps, schema_editor):
    for label in APPS:  # else they come only after the last migration
        create_permissions(installed.get_app_config(label), verbosity=0, apps=apps)
    groups, rights = apps.get_model("auth", "Group").objects, Rights(apps)
    for stock, role in RENAMED.items():
        if not groups.filter(name=role).exists():
            groups.filter(name=stock).update(name=role)
    for role, given in RIGHTS.items():
        rights.give(groups.get_or_create(name=role)[0], *given)
    make_workflow(apps)


def make_workflow(apps):
    workflows = apps.get_model("wagtailcore", "Workflow").objects
    workflow = workflows.filter(name=STOCK_WORKFLOW).first() or workflows.create(name=STOCK_WORKFLOW, active=True)
    stock = _steps(apps, workflow)
    workflow.name = WORKFLOW
    workflow.save()
    editing = _step(apps, "portal", "approvalstep", EDITING, EDITOR)
    approval = _step(apps, "portal", "approvalstep", APPROVAL, APPROVER)
    _replace(apps, workflow, stock, [editing, approval])
    on_pages = apps.get_model("wagtailcore", "WorkflowPage").objects
    on_pages.get_or_create(page=Rights(apps).root, defaults={"workflow": workflow})


def _steps(apps, workflow):
    links = apps.get_model("wagtailcore", "WorkflowTask").objects.filter(workflow=workflow)
    return [link.task_id for link in links]


def _step(apps, app, model, name, group):
    types = apps.get_model("contenttypes", "ContentType").objects
    kind, _ = types.get_or_create(app_label=app, model=model)
    step = apps.get_model(app, model).objects.create(name=name, active=True, content_type=kind)
    step.groups.set([apps.get_model("auth", "Group").objects.get(name=group)])
    return step


def _replace(apps, workflow, old, new):
    """The last of `new` takes over what the steps of `old` have done and have to do."""
    last = new[-1].task_ptr_id
    apps.get_model("wagtailcore", "TaskState").objects.filter(task__in=old).update(task_id=last)
    apps.get_model("wagtailcore", "Task").objects.filter(pk__in=old).delete()
    links = apps.get_model("wagtailcore", "WorkflowTask").objects
    for place, step in enumerate(new):
        links.create(workflow=workflow, task_id=step.task_ptr_id, sort_order=place)


def unmake_roles(apps, schema_editor):
    groups, rights = apps.get_model("auth", "Group").objects, Rights(apps)
    unmake_workflow(apps)
    groups.filter(name__in=[CONTRIBUTOR, ADMINISTRATOR]).delete()
    for stock, role in RENAMED.items():
        group = groups.filter(name=role).first()
        if group is not None:
            rights.take(group)
            rights.give(group, *STOCK_RIGHTS[stock])
    for stock, role in RENAMED.items():
        groups.filter(name=role).update(name=stock)


def unmake_workflow(apps):
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    if workflow is None or not apps.get_model("auth", "Group").objects.filter(name=APPROVER).exists():
        return
    steps = _steps(apps, workflow)
    stock = _step(apps, "wagtailcore", "groupapprovaltask", STOCK_WORKFLOW, APPROVER)
    _replace(apps, workflow, steps, [stock])
    workflow.name = STOCK_WORKFLOW
    workflow.save()


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_approval_step"),
        ("news", "0003_royalties"),
        ("stats", "0003_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(make_roles, unmake_roles)]
