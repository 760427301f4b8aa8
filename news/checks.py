"""Rules of the content model that a machine can hold."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page

from news.models.base import PortalPage
from news.models.binned import BinPage


@register("news")
def pages_say_what_may_stand_where(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    errors: list[CheckMessage] = []
    for model in apps.get_app_config("news").get_models():
        if not issubclass(model, Page) or issubclass(model, BinPage):
            continue
        own = vars(model)
        if not issubclass(model, PortalPage):
            errors.append(Error("Pages of the portal derive from PortalPage.", obj=model, id="news.E001"))
        if "parent_page_types" not in own or "subpage_types" not in own:
            errors.append(
                Error("A page class names its parent_page_types and subpage_types.", obj=model, id="news.E002")
            )
        if not str(own.get("template", "")).startswith("pages/"):
            errors.append(Error("A page class names its template in templates/pages/.", obj=model, id="news.E003"))
    return errors
