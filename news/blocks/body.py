from typing import Any

from wagtail.blocks import RichTextBlock, StreamBlock

from news.blocks.document import DocumentBlock
from news.blocks.gallery import GalleryBlock
from news.blocks.heading import HeadingBlock
from news.blocks.paragraph import ParagraphBlock
from news.blocks.photo import PhotoBlock
from news.blocks.quote import QuoteBlock
from news.blocks.table import TableBlock
from news.blocks.video import VideoBlock
from news.text import clean_rich_text, clean_text

TEXT, PICTURES, MORE = "Chữ", "Hình ảnh", "Khác"


class BodyBlock(StreamBlock):
    paragraph = ParagraphBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    photo = PhotoBlock(group=PICTURES)
    gallery = GalleryBlock(group=PICTURES)
    video = VideoBlock(group=PICTURES)
    table = TableBlock(group=MORE)
    document = DocumentBlock(group=MORE)

    def get_prep_value(self, value: Any) -> list[dict[str, Any]]:
        """Clean, whoever wrote it: a form, an import, a script."""
        return [self._clean(child) for child in super().get_prep_value(value)]

    def _clean(self, child: dict[str, Any]) -> dict[str, Any]:
        is_rich = isinstance(self.child_blocks.get(child["type"]), RichTextBlock)
        cleaned = clean_rich_text(child["value"] or "") if is_rich else _clean_strings(child["value"])
        return {**child, "value": cleaned}


def _clean_strings(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {name: _clean_strings(part) for name, part in value.items()}
    return [_clean_strings(part) for part in value] if isinstance(value, list) else value
