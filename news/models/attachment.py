from typing import Any, ClassVar

from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.search import index

from news.models.recoverable import KeptManager, Recoverable, RecoverableQuerySet
from news.text.fields import CleanTextMixin
from news.text.fold import fold


class AttachmentQuerySet(RecoverableQuerySet, DocumentQuerySet):
    pass


class Attachment(CleanTextMixin, Recoverable, AbstractDocument):
    admin_form_fields = ("title", "file", "collection", "tags")

    search_fields = [
        *AbstractDocument.search_fields,
        index.FilterField("deleted_at"),  # the manager asks for it, in the chooser too
        index.SearchField("folded"),
        index.AutocompleteField("folded"),
        index.FilterField("deleted_at"),
    ]

    objects: ClassVar[Any] = KeptManager.from_queryset(AttachmentQuerySet)()
    everything: ClassVar[Any] = AttachmentQuerySet.as_manager()

    class Meta(AbstractDocument.Meta):
        verbose_name = "tài liệu"
        verbose_name_plural = "tài liệu"

    @property
    def folded(self) -> str:
        return fold(self.title)
