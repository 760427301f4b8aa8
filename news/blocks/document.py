from wagtail.blocks import CharBlock, StructBlock, StructValue
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentValue(StructValue):
    @property
    def name(self) -> str:
        document = self.get("document")
        return self.get("title") or (document.title if document else "")


class DocumentBlock(StructBlock):
    document = DocumentChooserBlock(label="Tài liệu", help_text="Chọn hoặc tải lên. Ví dụ: tệp PDF của quyết định")
    title = CharBlock(
        label="Tên hiển thị",
        required=False,
        max_length=240,
        help_text="Để trống thì lấy tên tài liệu. Ví dụ: Quyết định số 163/QĐ-UBND ngày 27/12/2021",
    )

    def get_searchable_content(self, value: DocumentValue) -> list[str]:
        return [value.name] if value.name else []

    class Meta:
        icon = "doc-full"
        label = "Tài liệu"
        description = "Một tệp để người đọc tải về"
        template = "components/blocks/document.html"
        value_class = DocumentValue
