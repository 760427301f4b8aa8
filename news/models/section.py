from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from news.models.base import PortalPage


class SectionPage(PortalPage):
    is_creatable = True
    parent_page_types = ["news.HomePage"]
    subpage_types = ["news.ArticlePage"]
    template = "pages/section.html"

    intro = models.TextField(
        "giới thiệu",
        blank=True,
        max_length=300,
        help_text="Một câu dưới tên chuyên mục. Ví dụ: Tin về các phong trào thi đua yêu nước trong tỉnh.",
    )

    content_panels = [*PortalPage.content_panels, FieldPanel("intro")]

    def plain_text(self) -> str:
        return self.intro

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from news.listing import in_section
        from news.lists.paging import paginate

        context = super().get_context(request, *args, **kwargs)
        context["articles"] = paginate(in_section(self), request, ("section", self.path))
        return context

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"
