from functools import partial
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
        from news.lists.front_page import front_page
        from news.models.notice import Notice
        from news.office import load_with_logo
        from news.places import places

        context = super().get_context(request, *args, **kwargs)
        context["front"] = front_page(places(request, self)["Section"], partial(load_with_logo, request))
        context["notices"] = Notice.objects.current().select_related("link_page")
        return context

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"
