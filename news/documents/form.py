from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm

from news.documents.kinds import CHECKS, check_document
from news.documents.names import stored_name
from news.documents.unfit import UnfitDocument
from news.quota import over_quota


class AttachmentForm(BaseDocumentForm):
    class Meta(BaseDocumentForm.Meta):
        labels = {"title": "Tên tài liệu"}
        help_texts = {"title": "Tên hiện cho người đọc. Ví dụ: Quyết định số 163/QĐ-UBND ngày 27/12/2021"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        name, file.name = file.name, stored_name(file.name)
        if sentence := over_quota(self.user, file.size):
            raise ValidationError(f"{name}: {sentence}")
        suffix = PurePath(file.name).suffix
        if suffix not in CHECKS:
            return file  # the model names the kinds that are taken
        try:
            check_document(file, suffix)
        except UnfitDocument as reason:
            raise ValidationError(f"{name}: {reason}") from reason
        return file
