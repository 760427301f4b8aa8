from django.db import models


class ArticleTerm(models.Model):
    """A pair of neighbouring syllables of an article's title or lead, as `news.related.terms` numbers it."""

    article = models.ForeignKey("news.ArticlePage", related_name="terms", on_delete=models.CASCADE)
    term = models.BigIntegerField()
    weight = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "cụm chữ của bài viết"
        verbose_name_plural = "cụm chữ của bài viết"
        constraints = [models.UniqueConstraint(fields=["term", "article"], name="news_term_once")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.term}"


class RelatedArticle(models.Model):
    """`other` is worth reading after `article`; whether the public may see it is asked when it is shown."""

    article = models.ForeignKey("news.ArticlePage", related_name="related_rows", on_delete=models.CASCADE)
    other = models.ForeignKey("news.ArticlePage", related_name="related_from", on_delete=models.CASCADE)
    score = models.FloatField()

    class Meta:
        verbose_name = "tin liên quan"
        verbose_name_plural = "tin liên quan"
        constraints = [models.UniqueConstraint(fields=["article", "other"], name="news_related_once")]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.other_id}"
