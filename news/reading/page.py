from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from wagtail.url_routing import RouteResult

from news.models.base import PortalPage
from news.office import give_logo, logo_id, office
from news.photos.order import number_photos
from news.photos.show import load_body
from news.public import declare_public, only_page
from news.reading.pace import minutes
from news.reading.parts import PHOTO, SAVED, part_of


class ReadablePage(PortalPage):
    """A page with a body: its photos have addresses of their own, and it can be kept as one file."""

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        try:
            # A page below may have the same name.
            return super().route(request, path_components)
        except Http404:
            part = part_of(path_components)
            if part is None or not getattr(self, "live"):  # noqa: B009 - a typed read of an untyped base
                raise
            # A file that is kept can no longer ask for a password.
            if part["part"] == SAVED and self.get_view_restrictions().exists():
                raise
            return RouteResult(self, kwargs=part)

    def serve(self, request: HttpRequest, part: str = "", number: int = 0) -> HttpResponseBase:
        from news.reading.saved import saved

        if part == SAVED:
            return saved(self, request)
        if part == PHOTO:
            only_page(request)
            response = self.serve_photo(request, number)
            declare_public(request, response)
            return response
        whole: HttpResponseBase = super().serve(request)
        return whole

    def serve_photo(self, request: HttpRequest, number: int) -> HttpResponseBase:
        context = self.get_context(request)
        photos = context["photos"]
        if number > len(photos):
            raise Http404
        return render(request, "pages/photo.html", {**context, "photo": photos[number - 1]})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        cards = self.cards()
        photos = load_body(self.body, {each.card_photo_id for each in cards if each.card_photo_id} | logo_id(request))
        give_logo(office(request), photos)
        for each in cards:
            each.card_photo = photos.get(each.card_photo_id)
        context["photos"] = number_photos(self.body)
        context["has_photos"] = bool(context["photos"])
        context["has_video"] = any(block.block_type == "video" for block in self.body)
        text = self.read_text()
        context["words"], context["minutes"] = len(text.split()), minutes(text)
        return context

    def cards(self) -> list[Any]:
        """The articles of which the page or its head shows the card's photo."""
        return []

    def read_text(self) -> str:
        """What a reader reads through."""
        return "\n".join([self.lead, *self.body.stream_block.get_searchable_content(self.body)])
