"""One lock-out, in the database that all processes share.

It is of a name at an address, so nobody can shut an office out from elsewhere. While many addresses together guess at
one name, an address from which nobody of that name ever came in has a single try, and the right password from there is
asked for a second proof.
"""

from typing import Any

from allauth.account.adapter import get_adapter
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_username, get_cool_off, get_lockout_response
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.signals import user_login_failed
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

FAILURES = 5
# Of one name from all addresses, within the time that a lock lasts.
FAILURES_EVERYWHERE = 20
CODES = " mã của "  # with a space in front, which no typed name keeps


def failure_limit(request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
    name = get_client_username(request, credentials)
    if not is_guessed_at(request, name) or is_familiar(request, name.removeprefix(CODES)):
        return FAILURES
    # Who guesses at codes knows the password already.
    return 0 if name.startswith(CODES) else 1


def is_guessed_at(request: HttpRequest, name: str) -> bool:
    since = timezone.now() - get_cool_off(request)
    recent = AccessAttempt.objects.filter(username=name, attempt_time__gte=since)
    return bool(name) and (recent.aggregate(all=Sum("failures_since_start"))["all"] or 0) >= FAILURES_EVERYWHERE


def is_familiar(request: HttpRequest, name: str) -> bool:
    """Somebody of that name came in from there while the history reaches back."""
    address = get_adapter(request).get_client_ip(request)
    return AccessLog.objects.filter(username=name, ip_address=address).exists()


def code_refused(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    user_login_failed.send("portal.signin", credentials={"code_of": user.get_username()}, request=request)


def forget_refused_codes(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    AxesProxyHandler.reset_attempts(
        username=CODES + user.get_username(), ip_address=get_adapter(request).get_client_ip(request)
    )


def locked_codes(request: HttpRequest, user: Any) -> HttpResponse | None:
    """What is answered while the codes of `user` are locked from there."""
    name = {"code_of": user.get_username()}
    if AxesProxyHandler.is_allowed(request, name):
        return None
    locked: HttpResponse = get_lockout_response(request, credentials=name)
    return locked


class LockedCodes:
    """For a view that takes codes: none is even looked at while its name is locked."""

    request: HttpRequest

    def whose(self, request: HttpRequest) -> Any:
        return request.user

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = self.whose(request)
        if user is not None and user.is_authenticated and (locked := locked_codes(request, user)):
            return locked
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
