"""A session ends when nobody has used it for a while, and in any case after a number of hours."""

import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from portal.signin.demand import has_session

BEGAN, USED = "session_began", "session_used"
NOTED_EVERY = 300  # seconds: each note is a write
# What an open page asks by itself.
BY_ITSELF = re.compile(r"/quan-tri/(phien/|editing-sessions/)")


def begin(request: HttpRequest, **kwargs: Any) -> None:
    request.session[BEGAN] = request.session[USED] = time.time()


def seconds_since_sign_in(request: HttpRequest) -> float:
    return time.time() - request.session.get(BEGAN, 0)


def limit_sessions(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if not has_session(request) or not request.user.is_authenticated:
            return get_response(request)
        key = request.session.session_key
        _look_at(request, time.time())
        response = get_response(request)
        _follow(request, key)
        return response

    return middleware


def renew_key(request: HttpRequest, **extra: Any) -> None:
    """Whoever proves anew who he is goes on under a key that nobody has seen before."""
    if extra.get("reauthenticated"):
        request.session.cycle_key()


def _follow(request: HttpRequest, key: str | None) -> None:
    """A session that got a new key stays on the list, or nobody could end it."""
    if request.session.session_key not in (None, key) and request.user.is_authenticated:
        UserSession.objects.filter(session_key=key, user=request.user).update(session_key=request.session.session_key)


def _look_at(request: HttpRequest, now: float) -> None:
    session = request.session
    if BEGAN not in session:  # of before there were limits
        begin(request)
    elif now - session[BEGAN] > settings.SESSION_MAX_HOURS * 3600 or now - session[USED] > _idle_seconds():
        logout(request)
    elif now - session[USED] >= min(NOTED_EVERY, _idle_seconds() / 4) and not BY_ITSELF.match(request.path):
        session[USED] = now
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())


def _idle_seconds() -> float:
    return settings.SESSION_IDLE_HOURS * 3600


def forget_ended() -> None:
    """What is kept of a session – its address and browser – goes with it."""
    before = timezone.now() - timedelta(hours=settings.SESSION_MAX_HOURS)
    UserSession.objects.filter(created_at__lt=before).delete()
