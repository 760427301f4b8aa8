from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def session(request: HttpRequest) -> JsonResponse:
    """Whether the session lives, and the token with which forms opened before the sign-in are accepted after it."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return JsonResponse({"alive": False})
    return JsonResponse({"alive": True, "user": request.user.pk, "token": get_token(request)})
