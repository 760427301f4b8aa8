from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.violations import store
from portal.violations.reading import read

LONGEST = 16 * 1024  # bytes


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Whoever sends a report is told nothing about what became of it."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if int(length) <= LONGEST and store.lately.has_room() and (told := read(request.body, request.get_host())):
        store.remember(told)
    return HttpResponse(status=204)
