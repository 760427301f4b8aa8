from django import forms
from django.utils.functional import cached_property
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail.contrib.table_block.blocks import TableInput as WagtailTableInput


class TableInput(WagtailTableInput):
    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["js/admin-table.js"])


class TableBlock(WagtailTableBlock):
    @cached_property
    def field(self) -> forms.Field:
        return forms.CharField(widget=TableInput(table_options=self.table_options), **self.field_options)

    def get_searchable_content(self, value: dict | None) -> list[str]:
        rows = (value or {}).get("data") or []
        return [str(cell) for row in rows for cell in row if cell]

    class Meta:
        icon = "table"
        label = "Bảng"
        description = "Dán được từ Word và Excel"
        template = "components/blocks/table.html"
