from typing import Any

from django import forms

from news.models.photo import Photo
from news.photos.focus import focus_of, set_focus

LABELS = {"caption": "chú thích", "credit": "nguồn ảnh", "description": "mô tả"}


class WordsForm(forms.ModelForm):
    """What the table says about a photo; a field that is not sent stays as it is."""

    focus_x = forms.FloatField(required=False, min_value=0, max_value=1)
    focus_y = forms.FloatField(required=False, min_value=0, max_value=1)

    class Meta:
        model = Photo
        fields = tuple(LABELS)
        labels = LABELS

    def __init__(self, data: Any, instance: Photo) -> None:
        # A form that is sent has two characters at each line end, where the browser counted one.
        data = {name: value.replace("\r\n", "\n") for name, value in data.items()}
        super().__init__(data, instance=instance)
        for name in LABELS:
            if name not in data:
                del self.fields[name]

    def save(self, commit: bool = True) -> Photo:
        photo: Photo = self.instance
        told, point = "focus_x" in self.data, None
        if (across := self.cleaned_data["focus_x"]) is not None and (down := self.cleaned_data["focus_y"]) is not None:
            point = (across, down)
        if told and point != focus_of(photo):
            set_focus(photo, point)
            photo.save()  # with new renditions
        elif words := [name for name in LABELS if name in self.fields]:
            photo.save(update_fields=words)
        return photo

    def sentence(self) -> str:
        """All that is wrong, in one line."""
        told = self.errors.get_json_data()
        return " ".join(
            f"{LABELS.get(name, 'Điểm chính').capitalize()}: {' '.join(error['message'] for error in errors)}"
            for name, errors in told.items()
        )
