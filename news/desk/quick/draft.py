import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from news.desk.quick.paragraphs import paragraphs
from news.desk.quick.photos import Attached
from news.models.article import ArticlePage
from news.models.section import SectionPage


def draft_of(token: uuid.UUID | None, user: Any) -> ArticlePage | None:
    """The draft that the form with this token has made already."""
    own = ArticlePage.objects.filter(translation_key=token, owner=user) if token else ArticlePage.objects.none()
    found: ArticlePage | None = own.first()
    return found


def create_draft(
    user: Any, token: uuid.UUID, section: SectionPage, words: dict[str, str], attached: Sequence[Attached]
) -> tuple[ArticlePage, bool]:
    """The draft of the form with this token, and whether this call made it: a form makes one, however often it comes.

    `words` are `title`, `lead` and `text`.
    """
    try:
        with transaction.atomic():
            # Forms for the same section wait here for each other.
            parent = SectionPage.objects.select_for_update().get(pk=section.pk)
            if made := draft_of(token, user):
                return made, False
            article = ArticlePage(
                title=words["title"],
                lead=words["lead"],
                body=list(_body(words["text"], attached)),
                owner=user,
                live=False,
                translation_key=token,
            )
            parent.add_child(instance=article)
            article.save_revision(user=user, log_action=True, clean=False)
            return article, True
    except IntegrityError:
        if made := draft_of(token, user):
            return made, False
        # The token is somebody else's page: no form of ours said that.
        return create_draft(user, uuid.uuid4(), section, words, attached)


def _body(text: str, attached: Sequence[Attached]) -> Iterator[tuple[str, Any]]:
    if written := paragraphs(text):
        yield "paragraph", written
    shown = [
        {"photo": item.photo, "caption": "" if item.caption == item.photo.caption else item.caption}
        for item in attached
    ]
    if len(shown) == 1:
        yield "photo", shown[0]
    elif shown:
        yield "gallery", {"title": "", "photos": shown}
