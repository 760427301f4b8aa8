from typing import Any

from django import forms

from news.desk.articles import sections_to_write_in
from news.models.section import SectionPage


class SectionField(forms.ModelChoiceField):
    """The sections where a person may add an article, by their address."""

    def __init__(self) -> None:
        super().__init__(
            label="Chuyên mục",
            queryset=SectionPage.objects.none(),
            to_field_name="slug",
            empty_label="– Chọn chuyên mục –",
            error_messages={
                "required": "Hãy chọn chuyên mục.",
                "invalid_choice": "Hãy chọn một chuyên mục trong danh sách.",
            },
        )

    def offer(self, user: Any) -> None:
        self.queryset = sections_to_write_in(user)
        slugs = list(self.queryset.values_list("slug", flat=True)[:2])
        if len(slugs) == 1:
            self.initial = slugs[0]
