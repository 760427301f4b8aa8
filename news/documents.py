"""The form for documents in the office's words."""

from wagtail.documents.forms import BaseDocumentForm


class AttachmentForm(BaseDocumentForm):
    class Meta(BaseDocumentForm.Meta):
        labels = {"title": "Tên tài liệu"}
        help_texts = {"title": "Tên hiện cho người đọc. Ví dụ: Quyết định số 163/QĐ-UBND ngày 27/12/2021"}
