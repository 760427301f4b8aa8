"""Editors and above keep the list of slips that articles are checked for."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

ROLES = ["Biên tập viên", "Lãnh đạo duyệt", "Quản trị"]
RIGHTS = ["add_slip", "change_slip", "delete_slip"]


def _groups_and_rights(apps):
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="news", codename__in=RIGHTS)
    return apps.get_model("auth", "Group").objects.filter(name__in=ROLES), rights


def give(apps, schema_editor):
    create_permissions(installed.get_app_config("news"), verbosity=0, apps=apps)  # else they come only at the end
    groups, rights = _groups_and_rights(apps)
    for group in groups:
        group.permissions.add(*rights)


def take(apps, schema_editor):
    groups, rights = _groups_and_rights(apps)
    for group in groups:
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_roles"), ("news", "0004_review")]

    operations = [migrations.RunPython(give, take)]
