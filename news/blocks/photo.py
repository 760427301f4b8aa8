from functools import cached_property

from wagtail.blocks import CharBlock, StructBlock, StructValue, TextBlock

from news.blocks.photo_chooser import PhotoChooserBlock


class PhotoValue(StructValue):
    """A photo as this article shows it: its own words, or else the photo's.

    Named apart from the fields, since a template looks up `value.caption` as a key first.
    """

    number = 0  # among all photos of the page, once they are counted
    loading = "lazy"

    @cached_property
    def shown_caption(self) -> str:
        return self.get("caption") or (self["photo"].caption if self["photo"] else "")

    @cached_property
    def shown_credit(self) -> str:
        return self.get("credit") or (self["photo"].credit if self["photo"] else "")

    @cached_property
    def shown_alt(self) -> str:
        return self.get("alt") or (self["photo"].default_alt_text if self["photo"] else "") or self.shown_caption


class PhotoBlock(StructBlock):
    photo = PhotoChooserBlock(
        label="Ảnh", help_text="Chọn ảnh có sẵn hoặc tải ảnh mới lên. Ví dụ: ảnh toàn cảnh hội nghị"
    )
    caption = TextBlock(
        label="Chú thích",
        required=False,
        rows=2,
        help_text="Để trống thì lấy chú thích của ảnh. Ví dụ: Quang cảnh hội nghị.",
    )
    credit = CharBlock(
        label="Nguồn ảnh",
        required=False,
        max_length=120,
        help_text="Để trống thì lấy nguồn của ảnh. Ví dụ: Ảnh: CTV",
    )
    alt = CharBlock(
        label="Mô tả cho người không nhìn thấy ảnh",
        required=False,
        max_length=255,
        help_text="Để trống thì lấy mô tả của ảnh. Ví dụ: Các đại biểu ngồi trong hội trường, phía trước là sân khấu",
    )

    def get_searchable_content(self, value: PhotoValue) -> list[str]:
        return [text for text in (value.shown_caption, value.shown_credit) if text]

    class Meta:
        icon = "image"
        label = "Ảnh"
        description = "Một ảnh với chú thích và nguồn"
        template = "components/blocks/photo.html"
        value_class = PhotoValue
