"""The values of a row as JSON that means the same to every database, and back."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field


@dataclass(frozen=True)
class Kind:
    plain: Callable[[Any], Any]  # for JSON
    stored: Callable[[BaseDatabaseWrapper, Any, Any], Any]  # for a statement's parameter, of (connection, field, plain)


def _same(value: Any) -> Any:
    return value


def _stored_as_it_is(connection: BaseDatabaseWrapper, field: Any, plain: Any) -> Any:
    return plain


def _stored_decimal(connection: BaseDatabaseWrapper, field: Any, plain: Any) -> Any:
    return connection.ops.adapt_decimalfield_value(Decimal(plain), field.max_digits, field.decimal_places)


def _stored_uuid(connection: BaseDatabaseWrapper, field: Any, plain: Any) -> Any:
    return UUID(plain) if connection.features.has_native_uuid_field else UUID(plain).hex


AS_IT_IS = Kind(_same, _stored_as_it_is)
KINDS: dict[str, Kind] = {
    "BinaryField": Kind(lambda value: b64encode(bytes(value)).decode(), lambda _, field, plain: b64decode(plain)),
    "DateField": Kind(
        date.isoformat, lambda connection, _, plain: connection.ops.adapt_datefield_value(date.fromisoformat(plain))
    ),
    "DateTimeField": Kind(
        lambda value: value.astimezone(UTC).isoformat(),
        lambda connection, _, plain: connection.ops.adapt_datetimefield_value(datetime.fromisoformat(plain)),
    ),
    "DecimalField": Kind(str, _stored_decimal),
    "UUIDField": Kind(str, _stored_uuid),
    **dict.fromkeys(["AutoField", "BigAutoField", "BooleanField", "FloatField"], AS_IT_IS),
    **dict.fromkeys(["BigIntegerField", "IntegerField", "SmallIntegerField"], AS_IT_IS),
    **dict.fromkeys(["PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField"], AS_IT_IS),
    **dict.fromkeys(["CharField", "FileField", "GenericIPAddressField", "SlugField", "TextField"], AS_IT_IS),
    "JSONField": AS_IT_IS,  # text on its way through, on both databases
}


def own_field(field: Any) -> Any:
    """The field itself, or the one a foreign key stands for."""
    while field.is_relation:
        field = field.target_field
    return field


def kind_of(field: Field[Any, Any]) -> Kind:
    return KINDS[own_field(field).get_internal_type()]
