"""Pages, feeds and answers of scripts travel compressed; photos and files, which are so already, as they are."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXTS = ("text/", *(f"application/{kind}" for kind in ("json", "feed+json", "xml", "rss+xml", "atom+xml")))


class CompressTexts(GZipMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not response.headers.get("Content-Type", "").startswith(TEXTS):
            return response
        return super().process_response(request, response)
