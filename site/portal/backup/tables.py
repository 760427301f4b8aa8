"""Which tables are kept."""

from typing import Any

from django.db.models import FileField, Model

SEARCH_INDEX = "wagtailsearch"

# Each belongs to the running database alone. The secrets under which a day's visitors are hashed are promised to be
# gone within 48 hours, so no file may keep them; the versions of the content must go on rising for those who ask.
NEITHER_KEPT_NOR_CLEARED = frozenset({"stats.daykey", "portal.contentchange"})

# Who has the file must not be signed in by it: a restored site asks everybody for the password again.
LEFT_EMPTY = frozenset({"sessions.session", "usersessions.usersession"})


def kept_models(registry: Any) -> list[type[Model]]:
    """In the order of their tables: every one but the admin's search index, whose shape is each database's own."""
    models = [
        model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label != SEARCH_INDEX
        and model._meta.label_lower not in NEITHER_KEPT_NOR_CLEARED
    ]
    return sorted(models, key=lambda model: model._meta.db_table)


def columns(model: type[Model]) -> list[str]:
    return [str(field.column) for field in model._meta.local_concrete_fields]


def file_columns(models: list[type[Model]]) -> list[tuple[str, str]]:
    return [
        (model._meta.db_table, str(field.column))
        for model in models
        for field in model._meta.local_concrete_fields
        if isinstance(field, FileField)
    ]
