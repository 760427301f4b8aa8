from typing import Any

from django.http import HttpRequest

from news.models.base import PortalPage


class HomePage(PortalPage):
    is_creatable = True
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.SectionPage", "news.StandardPage"]
    template = "pages/home.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from news.listing import featured, latest_by_section
        from news.models.notice import Notice

        context = super().get_context(request, *args, **kwargs)
        context["featured"] = featured()
        context["sections"] = latest_by_section(self, shown=context["featured"])
        context["notices"] = Notice.objects.current().select_related("link_page")
        return context

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"
