import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from news.desk.section_field import SectionField
from news.photos.intake import MEGABYTE
from news.word import Package, Refused


class WordForm(forms.Form):
    # Firefox gives a reloaded page its old hidden values back.
    token = forms.UUIDField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    section = SectionField()
    file = forms.FileField(
        label="Tệp Word (.docx)",
        error_messages={
            "required": "Hãy chọn tệp Word.",
            "invalid": "Hãy chọn tệp Word.",
            "missing": "Hãy chọn tệp Word.",
            "empty": "Tệp rỗng. Hãy chọn lại tệp Word.",
        },
        widget=forms.FileInput(
            attrs={"accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
        ),
        help_text="Ví dụ: Hội nghị tổng kết.docx",
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("token", uuid.uuid4())
        super().__init__(*args, **kwargs)
        self.fields["section"].offer(user)  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.WORD_MAX_UPLOAD_SIZE:
            most = settings.WORD_MAX_UPLOAD_SIZE // MEGABYTE
            raise ValidationError(f"{file.name}: tệp nặng quá {most} MB. Hãy nén ảnh trong Word rồi lưu lại.")
        try:
            self.package = Package(file)
        except Refused as reason:
            raise ValidationError(f"{file.name}: {reason}") from reason
        return file

    def known_token(self) -> uuid.UUID | None:
        """The token as it was sent, whatever else is wrong with the form."""
        try:
            return uuid.UUID(self.data.get("token", ""))
        except ValueError:
            return None
