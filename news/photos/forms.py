from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.fields import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from news.photos.intake import UnusablePhoto, clean_photo
from news.quota import over_quota


class PhotoField(WagtailImageField):
    """Takes any photo that a camera or phone makes; gives back one that is safe to store."""

    user: Any = None  # whose day it counts for

    def to_python(self, data: Any) -> Any:
        try:
            upload = FileField.to_python(self, data)
            if upload is None:
                return None
            self.check_image_file_size(upload)
            if sentence := over_quota(self.user, upload.size):
                raise UnusablePhoto(sentence)
            content, suffix = clean_photo(upload)
        except ValidationError as error:
            raise ValidationError(f"{data.name}: {' '.join(error.messages)}", code=error.code) from error
        except UnusablePhoto as error:
            raise ValidationError(f"{data.name}: {error}", code="invalid_image") from error
        name = str(PurePath(upload.name or "photo").with_suffix(suffix))
        kind = "image/png" if suffix == ".png" else "image/jpeg"
        return super().to_python(SimpleUploadedFile(name, content, kind))


class PhotoForm(BaseImageForm):
    class Meta(BaseImageForm.Meta):
        labels = {"title": "Tên ảnh", "description": "Mô tả cho người không nhìn thấy ảnh"}
        help_texts = {
            "title": "Tên để tìm lại ảnh trong kho. Ví dụ: Hội nghị tổng kết 27/12/2021 – toàn cảnh",
            "description": "Ví dụ: Các đại biểu ngồi trong hội trường, phía trước là sân khấu",
        }
        widgets = {**BaseImageForm.Meta.widgets, "caption": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not declared on the class: Wagtail's form for many photos at once leaves the file out.
        if stock := self.fields.get("file"):
            # How long the file's name is does not matter: it is stored under another.
            self.fields["file"] = PhotoField(label=stock.label, required=stock.required, widget=stock.widget)
            self.fields["file"].user = kwargs.get("user")
