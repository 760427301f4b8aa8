"""A document's way: upload → what it is by its content → a name that every disk takes → storage."""

from news.documents.form import AttachmentForm

__all__ = ["AttachmentForm"]
