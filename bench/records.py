"""What articles leave behind besides themselves when they are written one by one, in bulk."""

import uuid
from collections import deque
from collections.abc import Iterator
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from news.models import Album, AlbumPhoto, ArticlePage, ArticleTerm, Photo, RelatedArticle
from news.related.relate import KEPT
from news.related.terms import terms_of
from portal.statistics import refresh_statistics
from stats.bulk import upsert

REMEMBERED = 2_000  # articles, of which the next ones are related to some


class Records:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.page, self.kind, self.photo = (
            ContentType.objects.get_for_model(each) for each in (Page, ArticlePage, Photo)
        )
        self.before: deque[int] = deque(maxlen=REMEMBERED)

    def keep(self, articles: list[Any]) -> None:
        """Of stored articles, each with the ids of its photos as `shown`."""
        self._albums([article for article in articles if article.shown])
        ReferenceIndex.objects.bulk_create([row for article in articles for row in self._references(article)])
        self._history(articles)
        terms = [
            (term, article.pk, weight)
            for article in articles
            for term, weight in terms_of(article.title, article.lead).items()
        ]
        upsert(ArticleTerm, ["term", "article"], terms, replace=["weight"])
        related = [row for article in articles for row in self._related(article)]
        upsert(RelatedArticle, ["article", "other"], related, replace=["score"])

    def _albums(self, articles: list[Any]) -> None:
        albums = Album.objects.bulk_create(
            Album(article=article, published_on=article.published_on, place=article.blocks, title="")
            for article in articles
        )
        AlbumPhoto.objects.bulk_create(
            AlbumPhoto(album=album, place=place, photo_id=photo)
            for album, article in zip(albums, articles, strict=True)
            for place, photo in enumerate(article.shown, 1)
        )

    def _references(self, article: Any) -> Iterator[ReferenceIndex]:
        yield from (self._reference(article, "card_photo", "card_photo", photo) for photo in article.shown[:1])
        for photo in article.shown:
            path = f"body.{uuid.UUID(int=self.random.getrandbits(128))}.photos.{photo}.photo"
            yield self._reference(article, "body.gallery.photos.item.photo", path, photo)

    def _reference(self, article: Any, model_path: str, content_path: str, photo: int) -> ReferenceIndex:
        return ReferenceIndex(
            base_content_type=self.page,
            content_type=self.kind,
            object_id=str(article.pk),
            to_content_type=self.photo,
            to_object_id=str(photo),
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )

    def _history(self, articles: list[Any]) -> None:
        """One revision each, published; without its content, which no list looks at."""
        about = {"content_type": self.kind}
        revisions = Revision.objects.bulk_create(
            Revision(
                **about,
                base_content_type=self.page,
                object_id=str(article.pk),
                created_at=article.first_published_at,
                object_str=article.title,
                content={},
            )
            for article in articles
        )
        PageLogEntry.objects.bulk_create(
            PageLogEntry(
                **about,
                page_id=article.pk,
                label=article.title,
                action=action,
                timestamp=article.first_published_at,
                revision=revision,
            )
            for article, revision in zip(articles, revisions, strict=True)
            for action in ("wagtail.create", "wagtail.edit", "wagtail.publish")
        )

    def _related(self, article: Any) -> list[tuple[int, int, float]]:
        chosen = self.random.sample(self.before, min(KEPT, len(self.before)))
        self.before.append(article.pk)
        return [(article.pk, other, 20.0 - place) for place, other in enumerate(chosen)]


def settle() -> None:
    """What happens by itself within a day: statistics of the tables, and what PostgreSQL knows to be visible."""
    refresh_statistics()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
