from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue

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
        texts = [value["title"]] if value["title"] else []
        return texts + [text for item in value["photos"] for text in photo.get_searchable_content(item)]

    class Meta:
        icon = "grip"
        label = "Bộ ảnh"
        description = "Nhiều ảnh xếp lưới, bấm vào xem từng ảnh"
        template = "components/blocks/gallery.html"
