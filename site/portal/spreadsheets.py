"""The spreadsheets of Wagtail's own views: they run nothing that somebody typed, and tell the time of here."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from stats.desk.exports.comma import BYTE_ORDER_MARK
from stats.desk.exports.safety import clean, inert

AS_THEY_ARE = (bool, int, float, Decimal, datetime.date, datetime.time, type(None))


def make_spreadsheets_safe() -> None:
    """Wagtail has one class for all of them and nothing to set."""
    stock_value = SpreadsheetExportMixin.preprocess_field_value
    stock_row = SpreadsheetExportMixin.generate_xlsx_row
    stock_csv = SpreadsheetExportMixin.stream_csv

    def value_of(self: Any, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, datetime.datetime):
            value = timezone.make_naive(value) if timezone.is_aware(value) else value
            return f"{value:%Y-%m-%d %H:%M}" if export_format == self.FORMAT_CSV else value
        told = stock_value(self, field, value, export_format)
        if isinstance(told, AS_THEY_ARE):
            return told
        return inert(str(told)) if export_format == self.FORMAT_CSV else clean(str(told))

    def row_of(self: Any, *args: Any, **kwargs: Any) -> Iterator[Any]:
        for cell in stock_row(self, *args, **kwargs):
            if isinstance(cell.value, str):
                cell.data_type = "s"
                cell.quotePrefix = True  # else editing the cell makes a formula of it
            yield cell

    def csv_of(self: Any, queryset: Any) -> Iterator[Any]:
        yield BYTE_ORDER_MARK.encode()
        yield from stock_csv(self, queryset)

    SpreadsheetExportMixin.preprocess_field_value = value_of
    SpreadsheetExportMixin.generate_xlsx_row = row_of
    SpreadsheetExportMixin.stream_csv = csv_of
