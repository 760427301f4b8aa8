from django.db import models


class SearchFile(models.Model):
    """A document that an article offers, under the name it has there."""

    article = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="+", verbose_name="bài viết")
    attachment = models.ForeignKey(
        "news.Attachment", on_delete=models.CASCADE, related_name="+", verbose_name="tài liệu"
    )
    name = models.CharField("tên", max_length=255)

    class Meta:
        verbose_name = "tài liệu trong bài"
        verbose_name_plural = "tài liệu trong bài"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "attachment"], name="news_searchfile_once")]

    def __str__(self) -> str:
        return self.name
