"""Changes of people, rights, settings, menus, files and redirects, field by field, whoever makes them and however."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Field, FileField, ForeignKey, Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Site, Workflow, WorkflowPage

from news.models import Attachment, FooterLink, MenuItem, Photo, SiteSettings
from portal.audit.actions import ADDED, CHANGED, GIVEN, REMOVED, SHOWN, TAKEN
from portal.models import ApprovalStep

WATCHED: tuple[type[Model], ...] = (
    User,
    Group,
    Site,
    SiteSettings,
    MenuItem,
    FooterLink,
    Redirect,
    Collection,
    Workflow,
    WorkflowPage,
    ApprovalStep,
    Photo,
    Attachment,
)
# What changes by itself, or is told by a line of its own.
BY_THEMSELVES = {"last_login", "deleted_at", "deleted_by", "file_hash", "file_size", "width", "height", "path", "depth"}
BY_THEMSELVES |= {"numchild", "latest_revision", "sort_order"}
SECRET = {"password"}
_BEFORE = "_audited_before"


def connect() -> None:
    for model in WATCHED:
        pre_save.connect(_look, sender=model)
        post_save.connect(_stored, sender=model)
        post_delete.connect(_deleted, sender=model)
    for model in (GroupPagePermission, GroupCollectionPermission):
        post_save.connect(_right_given, sender=model)
        post_delete.connect(_right_taken, sender=model)
    for through in (User.groups, User.user_permissions, Group.permissions, ApprovalStep.groups):
        m2m_changed.connect(_rights_changed, sender=through.through)


def _stored_fields(model: type[Model], names: Iterable[str] | None) -> list[Field]:
    """Those of them that somebody changes; `names`: None for all."""
    fields = [field for field in model._meta.concrete_fields if names is None or field.name in names]
    return [field for field in fields if not field.primary_key and field.name not in BY_THEMSELVES]


def _look(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    names = [field.attname for field in _stored_fields(sender, kwargs.get("update_fields"))]
    if not raw and names and instance.pk is not None and not instance._state.adding:
        setattr(instance, _BEFORE, sender._base_manager.filter(pk=instance.pk).values(*names).first())


def _stored(sender: type[Model], instance: Model, created: bool, raw: bool = False, **kwargs: Any) -> None:
    before = instance.__dict__.pop(_BEFORE, None)
    if raw:
        return
    if created:
        log(instance, ADDED, title=_title(instance))
    elif before is not None:
        stored = _stored_fields(sender, kwargs.get("update_fields"))
        changed = [field for field in stored if before[field.attname] != _value(instance, field)]
        if changed:
            told = [_told(field, before[field.attname], _value(instance, field)) for field in changed]
            log(instance, CHANGED, title=_title(instance), data={"fields": told})


def _deleted(instance: Model, **kwargs: Any) -> None:
    log(instance, REMOVED, title=_title(instance))


def _title(instance: Any) -> str:
    if isinstance(instance, WorkflowPage):
        return f"{instance.workflow.name}: {instance.page.title}"
    return str(instance)


def _value(instance: Model, field: Field) -> Any:
    value = field.value_from_object(instance)
    return value.name if isinstance(field, FileField) else field.to_python(value)


def _told(field: Field, old: Any, new: Any) -> dict[str, str]:
    name = str(field.verbose_name)
    if field.name in SECRET or isinstance(field, FileField):
        return {"name": name}
    return {"name": name, "old": _written(field, old), "new": _written(field, new)}


def _written(field: Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(field, ForeignKey):
        value = field.related_model._base_manager.filter(pk=value).first() or f"mã {value}"
    elif hasattr(value, "hour"):
        value = date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    choices = dict(field.flatchoices)
    text = str(choices.get(value, value))
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _right_given(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        _log_right(instance, GIVEN)


def _right_taken(instance: Any, **kwargs: Any) -> None:
    _log_right(instance, TAKEN)


def _log_right(right: Any, action: str) -> None:
    try:
        place = right.page.title if isinstance(right, GroupPagePermission) else right.collection.name
        log(right.group, action, data={"what": "rights", "names": [f"“{right.permission.name}” ở “{place}”"]})
    except ObjectDoesNotExist:
        pass  # it goes with its place or its group, and that has a line


def _rights_changed(
    instance: Any, action: str, reverse: bool, model: type[Model], pk_set: Iterable[int] | None, **kwargs: Any
) -> None:
    if action == "pre_clear":
        pk_set = _cleared(instance, kwargs["sender"], reverse)
    elif action not in ("post_add", "post_remove"):
        return
    if not pk_set:
        return
    others = list(model._default_manager.filter(pk__in=pk_set))
    if not others:
        return
    done = GIVEN if action == "post_add" else TAKEN
    if reverse:  # people put into a group, not a person into groups
        for other in others:
            _log_names(other, done, [instance])
    else:
        _log_names(instance, done, others)


def _cleared(instance: Any, through: Any, reverse: bool) -> list[int]:
    ours, theirs = [field for field in through._meta.fields if isinstance(field, ForeignKey)]
    if reverse:
        ours, theirs = theirs, ours
    return list(through.objects.filter(**{ours.name: instance}).values_list(theirs.attname, flat=True))


def _log_names(thing: Any, action: str, given: list[Any]) -> None:
    what = "groups" if isinstance(given[0], Group) else "rights"
    names = [f"“{each.name}”" for each in given]
    log(thing, action, data={"what": what, "names": names})
