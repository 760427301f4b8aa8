"""The one set of body blocks that every page type shares."""

from news.blocks.body import BodyBlock
from news.blocks.document import DocumentBlock
from news.blocks.gallery import GalleryBlock
from news.blocks.heading import HeadingBlock
from news.blocks.paragraph import ParagraphBlock
from news.blocks.photo import PhotoBlock
from news.blocks.quote import QuoteBlock
from news.blocks.table import TableBlock
from news.blocks.video import VideoBlock

__all__ = [
    "BodyBlock",
    "DocumentBlock",
    "GalleryBlock",
    "HeadingBlock",
    "ParagraphBlock",
    "PhotoBlock",
    "QuoteBlock",
    "TableBlock",
    "VideoBlock",
]
