"""Where Wagtail and Django take for granted what only their own pages send."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http.request import RawPostDataException
from django.utils.datastructures import MultiValueDictKeyError

Faults = type[Exception] | tuple[type[Exception], ...]

# By module and function: what is raised there when a field is missing or holds something that no page of ours offers.
STUMBLES: dict[tuple[str, str], Faults] = {
    ("django.utils.datastructures", "MultiValueDict.__getitem__"): MultiValueDictKeyError,
    # Files in the place of a text: they are read already when it is asked for.
    ("django.http.request", "HttpRequest.body"): RawPostDataException,
    ("django.db.models.fields", "AutoFieldMixin.get_prep_value"): ValueError,
    ("django.db.models.fields", "IntegerField.get_prep_value"): (ValueError, TypeError),
    ("django.db.models.fields", "UUIDField.to_python"): ValidationError,
    ("django.db.models.query", "QuerySet.get"): ObjectDoesNotExist,
    ("django.db.backends.sqlite3.base", "SQLiteCursorWrapper.execute"): OverflowError,
    ("psycopg.cursor", "Cursor.execute"): DataError,
    ("django.apps.registry", "Apps.get_app_config"): LookupError,
    ("django.apps.config", "AppConfig.get_model"): LookupError,
    ("wagtail.coreutils", "resolve_model_string"): ValueError,
    ("wagtail.admin.forms.choosers", "URLOrAbsolutePathValidator.is_absolute_path"): AttributeError,
    ("wagtail.admin.views.chooser", "ChosenMultipleView.get"): AttributeError,
    ("wagtail.admin.views.chooser", "ChosenMultipleView.get.<locals>.<listcomp>"): AttributeError,
    ("wagtail.admin.views.chooser", "BrowseView.get.<locals>.<listcomp>"): ValueError,
    ("wagtail.admin.views.workflows", "Edit.get_paginated_pages"): ValueError,
    ("django.core.paginator", "Paginator.validate_number"): InvalidPage,
    ("wagtail.admin.views.generic.chooser", "CreateViewMixin.post"): AttributeError,
    ("wagtail.contrib.redirects.forms", "ConfirmImportManagementForm.clean"): (KeyError, AttributeError),
}


def stumbled(exception: Exception) -> bool:
    """Whether it was raised at one of these places itself: what goes wrong further in is a fault and stays one."""
    step = exception.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    if step is None:
        return False
    frame = step.tb_frame
    name = str(frame.f_globals.get("__name__")), frame.f_code.co_qualname
    return name in STUMBLES and isinstance(exception, STUMBLES[name])
