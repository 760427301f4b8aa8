"""Django keeps the names of permissions in the database, in English; here they are written in Vietnamese."""

from typing import Any

from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
from django.utils.translation import gettext, override

VERBS = {"add": "Thêm", "change": "Sửa", "delete": "Xóa", "view": "Xem"}


def name_permissions(using: str, **kwargs: Any) -> None:
    """After the migrations of each app."""
    create_permissions(using=using, **kwargs)  # Django's own turn comes later
    renamed = []
    of_app = Permission.objects.using(using).filter(content_type__app_label=kwargs["app_config"].label)
    for permission in of_app.select_related("content_type"):
        if (name := vietnamese_name(permission)) != permission.name:
            permission.name = name
            renamed.append(permission)
    Permission.objects.using(using).bulk_update(renamed, ["name"])


def vietnamese_name(permission: Permission) -> str:
    kind = permission.content_type
    model = kind.model_class()
    with override("vi"):
        for action, verb in VERBS.items():
            if model and permission.codename == f"{action}_{kind.model}":
                return f"{verb} {model._meta.verbose_name}"
        return gettext(permission.name)
