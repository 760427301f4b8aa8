import re
from functools import cached_property

from wagtail.blocks import CharBlock, StructBlock, StructValue, URLBlock

from news.blocks.photo_chooser import PhotoChooserBlock

_YOUTUBE = re.compile(
    r"^https://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:[^#]*&)?v=|live/|shorts/)|youtu\.be/)([\w-]{11})(?:[?&#].*)?$"
)


class VideoValue(StructValue):
    @cached_property
    def player(self) -> str:
        """The address that plays in place once clicked; empty where only the link can be followed."""
        found = _YOUTUBE.match(self["url"] or "")
        return f"https://www.youtube-nocookie.com/embed/{found[1]}?autoplay=1" if found else ""


class VideoBlock(StructBlock):
    url = URLBlock(label="Địa chỉ video", help_text="Ví dụ: https://www.youtube.com/watch?v=… hoặc địa chỉ của đài")
    title = CharBlock(label="Tên video", max_length=160, help_text="Ví dụ: Phóng sự Hội nghị tổng kết năm 2021")
    poster = PhotoChooserBlock(
        label="Ảnh bìa", required=False, help_text="Ảnh hiện trước khi bấm xem. Ví dụ: ảnh toàn cảnh hội nghị"
    )

    class Meta:
        icon = "media"
        label = "Video"
        description = "Ảnh bìa và liên kết; chỉ gọi tới nơi chứa video khi người đọc bấm"
        template = "components/blocks/video.html"
        value_class = VideoValue
