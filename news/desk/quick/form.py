import uuid
from typing import Any

from django import forms

from news.desk.section_field import SectionField
from news.models.article import ArticlePage
from news.text import clean_text

TEXT_LENGTH = 100_000  # characters: a long report has 20.000


class CleanCharField(forms.CharField):
    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return clean_text(value).strip() if isinstance(value, str) else value


class QuickForm(forms.Form):
    token = forms.UUIDField(widget=forms.HiddenInput)
    title = CleanCharField(
        label="Tiêu đề",
        max_length=255,
        error_messages={"required": "Hãy nhập tiêu đề bài."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "next"}),
        help_text="Ví dụ: Các cơ quan Tỉnh ủy đẩy mạnh các phong trào thi đua",
    )
    section = SectionField()
    lead = CleanCharField(
        label="Lời dẫn (sapo)",
        max_length=ArticlePage._meta.get_field("lead").max_length,
        error_messages={"required": "Hãy nhập lời dẫn: một hai câu tóm tắt bài."},
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Một hai câu tóm tắt, nên dưới 300 ký tự.",
    )
    text = CleanCharField(
        label="Nội dung",
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Gõ chữ thường; để một dòng trống giữa hai đoạn văn.",
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("token", uuid.uuid4())
        super().__init__(*args, **kwargs)
        self.fields["section"].offer(user)  # type: ignore[attr-defined]

    def known_token(self) -> uuid.UUID | None:
        """The token as it was sent, whatever else is wrong with the form."""
        try:
            return uuid.UUID(self.data.get("token", ""))
        except ValueError:
            return None
