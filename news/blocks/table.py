from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock


class TableBlock(WagtailTableBlock):
    def get_searchable_content(self, value: dict | None) -> list[str]:
        rows = (value or {}).get("data") or []
        return [str(cell) for row in rows for cell in row if cell]

    class Meta:
        icon = "table"
        label = "Bảng"
        description = "Dán được từ Word và Excel"
        template = "components/blocks/table.html"
