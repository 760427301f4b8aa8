"""Fills every text that somebody can write with `payloads`: found in the models, so that a new one is among them."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from payloads import MARK, filled
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock, URLBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

# Nobody's words: names and numbers of the program's own, or what is a secret.
APPS_ASIDE = {"contenttypes", "sessions", "django_tasks_database", "wagtailsearch", "wagtailembeds", "mfa", "hitcount"}
MODELS_ASIDE = {
    "portal.Heartbeat",
    "portal.Lease",
    "stats.Checkpoint",
    "stats.Refusal",
    "wagtailadmin.FormState",
    "wagtailcore.Locale",
    "wagtailcore.ReferenceIndex",
    "wagtailusers.UserProfile",
}
FIELDS_ASIDE = {
    *("path", "url_path", "content", "object_id", "action", "key", "hash", "file_hash", "filter_spec", "password"),
    *("focal_point_key", "contentpath", "position", "session_key", "session_hash", "codename", "app_label", "model"),
    *("directive", "hostname", "source", "folded", "live_ids", "subject", "html", "slug"),
}
DATA_ASIDE = {"created", "id", "pk", "go_live_at", "expire_at"}


def poison(turn: int) -> int:
    """Everything that is stored, past the forms and their checks; how many texts were written."""
    written = 0
    for page in Page.objects.filter(depth__gt=1).specific():
        _poison_page(page, turn + page.pk)
    for model in apps.get_models():
        if model._meta.app_label in APPS_ASIDE or model._meta.label in MODELS_ASIDE or model._meta.proxy:
            continue
        for number, field in enumerate(_texts(model)):
            for pk, value in QuerySet(model).values_list("pk", field.attname):
                told = _poisoned(field, value, turn + number, pk)
                QuerySet(model).filter(pk=pk).update(**{field.attname: told})
                written += 1
    return written


def _texts(model: type[models.Model]) -> Iterator[models.Field]:
    for field in model._meta.local_concrete_fields:
        if field.name in FIELDS_ASIDE or field.primary_key or isinstance(field, models.SlugField | StreamField):
            continue
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        if is_text or (isinstance(field, models.JSONField) and field.name == "data"):
            yield field


def _poisoned(field: models.Field, value: Any, turn: int, pk: Any) -> Any:
    if isinstance(field, models.JSONField):
        return _poison_data(value, turn)
    if isinstance(field, models.URLField):  # what passes its checks; see `ADDRESSES` for what does not
        return f"""https://la.example/?"{MARK}=1'{MARK}=1"""
    if not field.unique:
        return filled(field.max_length, turn)
    return f"{filled(field.max_length and field.max_length - 12, turn)} {pk}"


def _poison_data(value: Any, turn: int) -> Any:
    if isinstance(value, dict):
        return {name: part if name in DATA_ASIDE else _poison_data(part, turn) for name, part in value.items()}
    if isinstance(value, list):
        return [_poison_data(part, turn + number) for number, part in enumerate(value)]
    return filled(None, turn) if isinstance(value, str) else value


def _poison_page(page: Any, turn: int) -> None:
    for number, field in enumerate(page._meta.concrete_fields):
        if isinstance(field, StreamField):
            page.body = field.stream_block.to_python(list(_stream(field.stream_block, turn)))
        elif field.name in {each.name for model in (type(page), Page) for each in _texts(model)}:
            setattr(page, field.attname, filled(field.max_length, turn + number))
    page.save(clean=False)
    if not page.alias_of_id:
        page.save_revision(clean=False)


def _stream(block: StreamBlock, turn: int) -> Iterator[dict[str, Any]]:
    for number, (name, child) in enumerate(block.child_blocks.items()):
        yield {"type": name, "value": _block(child, turn + number)}


def _block(block: Block, turn: int) -> Any:
    if isinstance(block, StructBlock):
        return {name: _block(child, turn + number) for number, (name, child) in enumerate(block.child_blocks.items())}
    if isinstance(block, ListBlock):
        return [{"type": "item", "value": _block(block.child_block, turn + number)} for number in range(2)]
    if isinstance(block, ImageChooserBlock):
        return _any_of("news.Photo")
    if isinstance(block, DocumentChooserBlock):
        return _any_of("news.Attachment")
    if isinstance(block, TableBlock):
        cells = [[filled(None, turn + number) for number in range(2)], ["1", filled(None, turn + 5)]]
        classes = [{"row": 0, "col": 0, "className": f'x" {MARK}=1', "hidden": False}]
        spans = [{"row": 1, "col": 0, "rowspan": 1, "colspan": f'1" {MARK}=1'}]
        head = {"first_row_is_table_header": True, "table_caption": filled(None, turn), "table_header_choice": "row"}
        return {"data": cells, "cell": classes, "mergeCells": spans, **head}
    if isinstance(block, URLBlock):
        return f'https://www.youtube.com/watch?v=abcdefghijk&x="{MARK}=1'
    if isinstance(block, RichTextBlock):
        return f"<p>{filled(None, turn)}</p>"
    most = getattr(getattr(block, "field", None), "max_length", None)
    return filled(most, turn)


def _any_of(label: str) -> Any:
    return apps.get_model(label)._base_manager.order_by("pk").values_list("pk", flat=True).first()
