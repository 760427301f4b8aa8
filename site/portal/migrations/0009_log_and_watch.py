"""Administrators read the log; they and those who approve answer for what is unusual on the site."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = {
    "Lãnh đạo duyệt": ["news.view_watchfinding"],
    "Quản trị": ["news.view_watchfinding", "wagtailcore.view_modellogentry"],
}


def _groups_and_rights(apps):
    groups, permissions = apps.get_model("auth", "Group").objects, apps.get_model("auth", "Permission").objects
    for name, rights in RIGHTS.items():
        for group in groups.filter(name=name):
            for right in rights:
                app, codename = right.split(".")
                yield group, permissions.filter(content_type__app_label=app, codename=codename)


def give(apps, schema_editor):
    for label in ("news", "wagtailcore"):  # else they come only at the end
        create_permissions(installed.get_app_config(label), verbosity=0, apps=apps)
    for group, right in _groups_and_rights(apps):
        group.permissions.add(*right)


def take(apps, schema_editor):
    for group, right in _groups_and_rights(apps):
        group.permissions.remove(*right)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0008_violation"),
        ("news", "0013_watch_finding"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(give, take)]
