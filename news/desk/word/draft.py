import uuid
from collections.abc import Iterator
from html import escape
from typing import Any

from django.db import IntegrityError, transaction
from wagtail.log_actions import log
from wagtail.models import Page

from news.desk.quick.draft import draft_of
from news.desk.quick.photos import collection_for
from news.desk.word.album import Album
from news.models import ArticleByline, Contributor
from news.models.article import ArticlePage
from news.models.section import SectionPage
from news.text import clean_text
from news.word import Grid, Heading, Package, Report, Shot, Shots, Text, WordArticle, read_word

ACTION = "news.word"


def create_word_draft(
    user: Any, token: uuid.UUID, section: SectionPage, package: Package, file_name: str
) -> ArticlePage:
    """The draft that a form with this token makes of a Word document, however often the form comes.

    All of it is stored, photos and report too, or nothing. Raises `Refused`.
    """
    people = _People()
    report = Report()
    article = read_word(package, file_name, people.__contains__, report)
    with Album(user, collection_for(user)) as album:
        album.prepare(article, package, report)
        report.close()
        try:
            with transaction.atomic():
                # Forms for the same section wait here for each other.
                parent = SectionPage.objects.select_for_update().get(pk=section.pk)
                made = draft_of(token, user)
                return made or _store(user, token, parent, article, album, people, report, file_name)
        except BaseException as error:
            album.forget()
            if not isinstance(error, IntegrityError) or not Page.objects.filter(translation_key=token).exists():
                raise
    # Two forms came at once; or the token is somebody else's page, which no form of ours said.
    return draft_of(token, user) or create_word_draft(user, uuid.uuid4(), section, package, file_name)


def _store(
    user: Any,
    token: uuid.UUID,
    parent: SectionPage,
    read: WordArticle,
    album: Album,
    people: "_People",
    report: Report,
    file_name: str,
) -> ArticlePage:
    article = ArticlePage(
        title=read.title,
        lead=read.lead,
        body=list(_body(read, album)),
        source=read.authors.source,
        owner=user,
        live=False,
        translation_key=token,
    )
    if read.published_on:
        article.published_on = read.published_on
    article.bylines.set([ArticleByline(contributor=people[name]) for name in read.authors.names])
    parent.add_child(instance=article)
    revision = article.save_revision(user=user, log_action=True, clean=False)
    told = {"file": file_name, "lost": report.lost, "changed": report.changed}
    log(instance=article, action=ACTION, user=user, revision=revision, data=told)
    return article


def _body(read: WordArticle, album: Album) -> Iterator[tuple[str, Any]]:
    for part in read.parts:
        match part:
            case Text():
                yield "paragraph", part.html
            case Heading():
                yield "heading", part.text
            case Grid():
                yield "table", _table(part)
            case Shots():
                yield from _photos(part, read, album)


def _photos(part: Shots, read: WordArticle, album: Album) -> Iterator[tuple[str, Any]]:
    shown: list[dict[str, Any]] = []
    left = [part.title]
    for shot in part.shots:
        value = _photo(shot, read, album)
        if value is not None:
            shown.append(value)
        else:
            left.append(" ".join(filter(None, (shot.caption, shot.credit))))
    if len(shown) > 1:
        yield "gallery", {"title": left.pop(0), "photos": shown}
    elif shown:
        yield "photo", shown[0]
    # Words under a picture that could not be taken are still words of the article.
    if words := "".join(f"<p><i>{escape(line, quote=False)}</i></p>" for line in left if line):
        yield "paragraph", words


def _photo(shot: Shot, read: WordArticle, album: Album) -> dict[str, Any] | None:
    picture = read.pictures[shot.photo]
    photo = album.photo(
        picture.part,
        shot.caption or read.title,
        caption=shot.caption,
        credit=shot.credit,
        description=picture.alt,
    )
    if photo is None:
        return None
    return {
        "photo": photo,
        "caption": "" if shot.caption == photo.caption else shot.caption,
        "credit": "" if shot.credit == photo.credit else shot.credit,
    }


def _table(grid: Grid) -> dict[str, Any]:
    return {
        "data": grid.rows,
        "first_row_is_table_header": grid.header,
        "first_col_is_header": False,
        "table_header_choice": "row" if grid.header else "neither",
        "table_caption": grid.caption,
    }


class _People:
    """Those who may stand in a byline, by pen name or else by name."""

    def __init__(self) -> None:
        self._known: dict[str, Contributor] = {}
        for person in Contributor.objects.order_by("pk"):
            for name in (person.name, person.pen_name):
                if name:
                    self._known.setdefault(self._key(name), person)
        for person in Contributor.objects.exclude(pen_name="").order_by("-pk"):
            self._known[self._key(person.pen_name)] = person

    def __contains__(self, name: str) -> bool:
        return self._key(name) in self._known

    def __getitem__(self, name: str) -> Contributor:
        return self._known[self._key(name)]

    @staticmethod
    def _key(name: str) -> str:
        return " ".join(clean_text(name).casefold().split())
