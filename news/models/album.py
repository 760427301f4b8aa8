from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch

from news.models.article import ArticlePage
from news.models.photo import Photo


class AlbumQuerySet(models.QuerySet):
    def published(self) -> "AlbumQuerySet":
        """Of articles that the public may see, with a photo that is not in the bin."""
        articles = ArticlePage.objects.published().filter(pk=OuterRef("article_id"))
        shown = AlbumPhoto.objects.kept().filter(album=OuterRef("pk"))
        return self.filter(Exists(articles), Exists(shown))

    def newest(self) -> "AlbumQuerySet":
        return self.order_by("-published_on", "-article_id", "place")

    def with_photos(self) -> "AlbumQuerySet":
        """With the article, and the photos that are not in the bin as `shown_photos`: one query more."""
        photos = Prefetch("photos", AlbumPhoto.objects.kept(), to_attr="shown_photos")
        return self.select_related("article").defer("article__body").prefetch_related(photos)


class Album(models.Model):
    """A gallery of an article's body, found again without reading all bodies; made anew whenever one is stored."""

    wagtail_reference_index_ignore = True

    article = models.ForeignKey(
        ArticlePage, related_name="albums", on_delete=models.CASCADE, verbose_name="bài viết", db_index=False
    )
    published_on = models.DateTimeField("ngày đăng của bài")  # again, so that the newest are found by an index
    place = models.PositiveSmallIntegerField("thứ tự trong bài")
    title = models.CharField("tên bộ ảnh", max_length=160, blank=True)

    objects: ClassVar[Any] = AlbumQuerySet.as_manager()

    class Meta:
        verbose_name = "bộ ảnh"
        verbose_name_plural = "bộ ảnh"
        constraints = [models.UniqueConstraint(fields=["article", "place"], name="one_album_a_place")]
        indexes = [models.Index(fields=["published_on", "article"], name="albums_by_date")]

    def __str__(self) -> str:
        return self.title or str(self.article)

    @property
    def anchor(self) -> str:
        """The id of the gallery in its article's page."""
        return f"bo-anh-{self.place}"


class AlbumPhotoQuerySet(models.QuerySet):
    def kept(self) -> "AlbumPhotoQuerySet":
        return self.filter(photo__deleted_at=None)


class AlbumPhoto(models.Model):
    """A photo of an album, with the words that this article gives it."""

    wagtail_reference_index_ignore = True

    album = models.ForeignKey(
        Album, related_name="photos", on_delete=models.CASCADE, verbose_name="bộ ảnh", db_index=False
    )
    photo = models.ForeignKey(Photo, related_name="+", on_delete=models.CASCADE, verbose_name="ảnh")
    place = models.PositiveSmallIntegerField("thứ tự trong bộ ảnh")
    caption = models.TextField("chú thích", blank=True)
    alt = models.CharField("mô tả", max_length=255, blank=True)

    objects: ClassVar[Any] = AlbumPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh của bộ ảnh"
        verbose_name_plural = "ảnh của bộ ảnh"
        ordering = ["album", "place"]
        constraints = [models.UniqueConstraint(fields=["album", "place"], name="one_photo_a_place")]

    def __str__(self) -> str:
        return self.shown_caption or str(self.photo)

    @property
    def shown_caption(self) -> str:
        return self.caption or self.photo.caption

    @property
    def shown_alt(self) -> str:
        """For a photo whose caption stands beside it."""
        return self.alt or self.photo.default_alt_text
