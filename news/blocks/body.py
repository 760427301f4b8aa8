from wagtail.blocks import StreamBlock

from news.blocks.document import DocumentBlock
from news.blocks.gallery import GalleryBlock
from news.blocks.heading import HeadingBlock
from news.blocks.paragraph import ParagraphBlock
from news.blocks.photo import PhotoBlock
from news.blocks.quote import QuoteBlock
from news.blocks.table import TableBlock
from news.blocks.video import VideoBlock

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
