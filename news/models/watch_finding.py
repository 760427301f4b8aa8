from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

SYSTEM = "Hệ thống"


class WatchFindingQuerySet(models.QuerySet):
    def there(self) -> "WatchFindingQuerySet":
        return self.filter(gone_at=None)

    def unseen(self) -> "WatchFindingQuerySet":
        return self.there().filter(seen_at=None)

    def strange(self) -> "WatchFindingQuerySet":
        return self.exclude(kind=WatchFinding.Kind.BROKEN)

    def alike(self, finding: "WatchFinding") -> "WatchFindingQuerySet":
        """What one look answers: a host is ours on every page, anything else where it stands."""
        if finding.kind == WatchFinding.Kind.HOST:
            return self.filter(kind=finding.kind, subject=finding.subject)
        return self.filter(pk=finding.pk)

    def mark_seen(self, by: Any) -> int:
        return self.filter(seen_at=None).update(seen_at=timezone.now(), seen_by=by)


class WatchFinding(models.Model):
    """Something published that is unusual for this site, or leads nowhere; a person says whether it is meant."""

    class Kind(models.TextChoices):
        WORDS = "words", "Chữ cờ bạc"
        HIDDEN = "hidden", "Chữ hay mã bị giấu"
        HOST = "host", "Dẫn tới nơi lạ"
        BURST = "burst", "Đăng khác thường"
        PUBLISHER = "publisher", "Người mới được đăng bài"
        BROKEN = "broken", "Liên kết hỏng"

    kind = models.CharField("loại", max_length=10, choices=Kind)
    source = models.CharField("nguồn", max_length=60, db_index=True)  # `page:12`, `user:3`
    place = models.CharField("ở đâu", max_length=300)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="trang"
    )
    subject = models.CharField("điều lạ", max_length=300)
    what = models.TextField("nội dung")
    key = models.CharField("dấu", max_length=32, unique=True)
    by = models.CharField("ai", max_length=300, blank=True)
    since = models.DateTimeField("từ lúc")
    found_at = models.DateTimeField("thấy lúc", default=timezone.now)
    gone_at = models.DateTimeField("hết lúc", null=True)
    seen_at = models.DateTimeField("xem lúc", null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="người xem",
    )

    objects = WatchFindingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "điều lạ trên trang"
        verbose_name_plural = "điều lạ trên trang"
        default_permissions = ("view",)
        ordering = ["-found_at", "-pk"]
        indexes = [
            # The few that wait, which every dashboard counts.
            models.Index(fields=["kind"], condition=models.Q(seen_at=None, gone_at=None), name="news_watch_unseen")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    @property
    def author(self) -> str:
        """Whoever made it so; what no log names was done by the portal itself."""
        return self.by or SYSTEM
