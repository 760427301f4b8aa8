from django.conf import settings
from django.db import models
from wagtail.models import Page


class BinPage(Page):
    """Where deleted pages wait: below the root, outside every site, so no address leads here."""

    is_creatable = False
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "thùng rác"
        verbose_name_plural = "thùng rác"


class BinEntry(models.Model):
    """One deleted page (with all below it) and what its return needs."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="bin_entry", verbose_name="trang")
    parent = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="nơi cũ")
    slug = models.SlugField("đường dẫn cũ", max_length=255)
    live_ids = models.JSONField("các trang đang xuất bản lúc xóa", default=list)
    deleted_at = models.DateTimeField("xóa lúc", db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="người xóa"
    )

    class Meta:
        verbose_name = "trang trong thùng rác"
        verbose_name_plural = "trang trong thùng rác"
        ordering = ["-deleted_at"]

    def __str__(self) -> str:
        return self.page.title
