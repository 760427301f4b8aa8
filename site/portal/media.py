"""Uploads, served by the application: only what the one who asks may see, and only as pictures and downloads."""

import mimetypes
import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve as wagtail_document

from news import attachments, in_sight
from news.models import Attachment
from portal.headers import PICTURE

# Renditions alone; their names are unguessable and never reused, so browsers may keep them. What a proxy keeps is asked
# for again every minute: a page may have been taken back.
_PUBLIC = re.compile(r"images/[0-9a-f]{2}/[0-9a-f]{32}\.(?:jpg|jpeg|png|webp|avif|gif)")
MOST_DIGITS = 10
_TYPES = {".webp": "image/webp", ".avif": "image/avif"}


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    if not _PUBLIC.fullmatch(path):
        raise Http404
    to_all = in_sight.to_all(path)
    if not to_all and not in_sight.to(request, path):
        raise Http404
    try:
        file = default_storage.open(path)
    except FileNotFoundError as error:
        raise Http404 from error
    suffix = path[path.rindex(".") :]
    response = FileResponse(file, content_type=_TYPES.get(suffix) or mimetypes.types_map.get(suffix))
    for name, value in PICTURE.items():
        response[name] = value
    response["Cache-Control"] = "public, max-age=31536000, immutable" if to_all else "private, no-cache"
    response["X-Accel-Expires"] = "60" if to_all else "0"
    return response


def document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponseBase:
    """What may be fetched, without the encoding "None" that Wagtail names, at which strict clients give up."""
    attachment = Attachment.objects.filter(pk=document_id).first() if len(document_id) < MOST_DIGITS else None
    if attachment is None or not (
        request.user.has_perm("wagtailadmin.access_admin") or attachments.may_fetch(request, attachment)
    ):
        raise Http404
    response: HttpResponseBase = wagtail_document(request, document_id, document_filename)
    if response.headers.get("Content-Encoding") == "None":
        del response.headers["Content-Encoding"]
    # Whether it may be fetched can change at any time.
    response["Cache-Control"] = "private, no-cache"
    return response
