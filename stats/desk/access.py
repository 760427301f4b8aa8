from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.defaults import permission_denied

VIEW = "stats.view_traffic"
CORRECT = "stats.correct_traffic"

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def needs(permission: str) -> Callable[[View], View]:
    """Answers 403 without the permission, where Wagtail would lead home."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                return permission_denied(request, PermissionDenied())
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def person(request: HttpRequest) -> User:
    """Who signed in; the admin is open to nobody else."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
