import hashlib
import hmac
import secrets
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.search import index

from news.models.recoverable import KeptManager, Recoverable, RecoverableQuerySet
from news.text.fields import CleanTextMixin
from news.text.fold import fold


class PhotoQuerySet(RecoverableQuerySet, ImageQuerySet):
    pass


class Photo(CleanTextMixin, Recoverable, AbstractImage):
    caption = models.TextField(
        "chú thích",
        blank=True,
        help_text="Câu đứng dưới ảnh. Ví dụ: Quang cảnh hội nghị.",
    )
    credit = models.CharField(
        "nguồn ảnh",
        max_length=120,
        blank=True,
        help_text="Người hoặc đơn vị chụp ảnh. Ví dụ: Ảnh: CTV",
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("folded"),
        index.AutocompleteField("folded"),
        index.FilterField("deleted_at"),
    ]

    objects: ClassVar[Any] = KeptManager.from_queryset(PhotoQuerySet)()
    everything: ClassVar[Any] = PhotoQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"

    @property
    def folded(self) -> str:
        return fold(f"{self.title} {self.description} {self.caption} {self.credit}")

    @property
    def default_alt_text(self) -> str:
        # The title is mostly a file name: worse for a listener than an empty alt.
        return self.description

    def get_upload_to(self, filename: str) -> str:
        """A name nobody can guess: originals are closed to the public all the same."""
        return f"original_images/{secrets.token_hex(16)}{PurePosixPath(filename).suffix.lower()}"


class PhotoRendition(AbstractRendition):
    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions", verbose_name="ảnh")

    class Meta(AbstractRendition.Meta):
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        indexes = (models.Index(fields=["file"], name="news_rendition_by_file"),)
        verbose_name = "bản ảnh"
        verbose_name_plural = "bản ảnh"

    def get_upload_to(self, filename: str) -> str:
        """`images/ab/<token>.webp`: without the key nobody gets from one rendition to another."""
        told: tuple[Any, ...] = (self.image.file.name, self.filter_spec, self.focal_point_key)
        token = hmac.new(settings.SECRET_KEY.encode(), repr(told).encode(), hashlib.sha256).hexdigest()[:32]
        return f"images/{token[:2]}/{token}{PurePosixPath(filename).suffix.lower()}"
