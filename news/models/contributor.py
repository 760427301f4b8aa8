import re
from itertools import count
from typing import Any

from django.db import IntegrityError, models, transaction
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from news.models.recoverable import Recoverable
from news.text.fields import CleanTextMixin
from news.text.fold import fold
from news.text.slug import slugify

ATTEMPTS = 5


class Contributor(CleanTextMixin, Recoverable, index.Indexed, models.Model):
    """Who stands in the byline of an article."""

    name = models.CharField("họ và tên", max_length=120, help_text="Tên thật, dùng cho nhuận bút. Ví dụ: Lò Thị Mẫu")
    pen_name = models.CharField(
        "bút danh",
        max_length=80,
        blank=True,
        help_text="Tên in cuối bài; để trống thì in họ và tên. Ví dụ: CTV",
    )
    unit = models.CharField(
        "đơn vị", max_length=160, blank=True, help_text="Nơi công tác. Ví dụ: Văn phòng UBND xã Suối Ngọc"
    )

    slug = models.SlugField("đường dẫn", max_length=100, unique=True, editable=False)

    panels = [FieldPanel("name"), FieldPanel("pen_name"), FieldPanel("unit")]
    search_fields = [
        index.SearchField("folded"),
        index.AutocompleteField("folded"),
        index.FilterField("deleted_at"),  # the manager asks for it, in the chooser too
    ]

    class Meta:
        verbose_name = "tác giả"
        verbose_name_plural = "tác giả"
        ordering = ["name"]
        permissions = [("view_royalties", "Xem báo cáo nhuận bút")]

    def __str__(self) -> str:
        return f"{self.byline} ({self.name})" if self.pen_name else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean_texts()
        if self._has_own_slug():
            super().save(*args, **kwargs)
            return
        for left in reversed(range(ATTEMPTS)):
            try:
                with transaction.atomic():
                    self.slug = self._free_slug()
                    super().save(*args, **kwargs)
                return
            except IntegrityError:  # somebody of the same name was saved meanwhile
                if not left:
                    raise

    @property
    def byline(self) -> str:
        return self.pen_name or self.name

    @property
    def folded(self) -> str:
        return fold(f"{self.name} {self.pen_name} {self.unit}")

    def _has_own_slug(self) -> bool:
        """Who takes a pen name later must not be found under the real one."""
        return bool(re.fullmatch(rf"{self._plain_slug()}(-[0-9]+)?", self.slug))

    def _plain_slug(self) -> str:
        return slugify(self.byline, 90) or "tac-gia"

    def _free_slug(self) -> str:
        plain = self._plain_slug()
        taken = Contributor.everything.exclude(pk=self.pk).filter(slug__startswith=plain)
        slugs = set(taken.values_list("slug", flat=True))
        return next(slug for number in count(1) if (slug := f"{plain}-{number}" if number > 1 else plain) not in slugs)
