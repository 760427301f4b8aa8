from django import forms
from django.utils.functional import cached_property
from wagtail.admin.telepath import register
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockAdapter

from news.blocks.photo import PhotoBlock


class GalleryBlock(StructBlock):
    title = CharBlock(
        label="Tên bộ ảnh",
        required=False,
        max_length=160,
        help_text="Có thể để trống. Ví dụ: Một số hình ảnh tại hội nghị",
    )
    photos = ListBlock(PhotoBlock(label="Ảnh"), label="Các ảnh, theo thứ tự", min_num=1, help_text="Kéo để đổi thứ tự.")

    def get_searchable_content(self, value: StructValue) -> list[str]:
        photo = self.child_blocks["photos"].child_block
        texts = [title] if (title := value.get("title")) else []
        return texts + [text for item in value["photos"] for text in photo.get_searchable_content(item)]

    class Meta:
        icon = "grip"
        label = "Bộ ảnh"
        description = "Nhiều ảnh xếp lưới, bấm vào xem từng ảnh"
        template = "components/blocks/gallery.html"


class GalleryAdapter(StructBlockAdapter):
    """In the article's form: with the window for many photos at once."""

    js_constructor = "news.blocks.Gallery"

    @cached_property
    def media(self) -> forms.Media:
        own = ("js/admin-upload.js", "js/admin-photo-row.js", "js/admin-photos.js", "js/admin-gallery.js")
        return forms.Media(js=[*super().media._js, *own], css=super().media._css)


register(GalleryAdapter(), GalleryBlock)
