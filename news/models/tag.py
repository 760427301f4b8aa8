from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from news.text.clean import clean_text
from news.text.slug import slugify


class Tag(TagBase):
    """A theme that readers can follow through articles."""

    free_tagging = True

    class Meta:
        verbose_name = "thẻ"
        verbose_name_plural = "thẻ"

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugify(tag, 90) or "the"  # leaves room for a number
        return slug if i is None else f"{slug}-{i}"

    def save(self, *args: object, **kwargs: object) -> None:
        name: str = getattr(self, "name")  # noqa: B009 - a typed read of an untyped base
        self.name = clean_text(name)
        super().save(*args, **kwargs)


class ArticleTag(ItemBase):
    tag = models.ForeignKey(Tag, related_name="articles", on_delete=models.CASCADE, verbose_name="thẻ")
    content_object = ParentalKey(
        "news.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE, verbose_name="bài viết"
    )

    class Meta:
        verbose_name = "thẻ của bài viết"
        verbose_name_plural = "thẻ của bài viết"
