"""Who came in, who failed to, and what was done about factors and sessions: without any address, which is kept for
thirty days only and elsewhere."""

from datetime import timedelta
from typing import Any

from allauth.mfa import signals as factors
from axes.signals import user_locked_out
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.http import HttpRequest
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from portal.audit.actions import FACTOR_ADDED, FACTOR_REMOVED, LOCKED_OUT, REFUSED, SIGNED_IN
from portal.audit.authors import BY
from portal.login import account_name
from portal.signin.lockout import CODES

WINDOW = timedelta(minutes=30)
MOST = 20  # lines of one account within that time: whoever guesses fills no table
STRANGER = "Người chưa đăng nhập"
NOBODYS = "tên không có ở đây"


def connect() -> None:
    user_logged_in.connect(_came_in)
    user_login_failed.connect(_refused)
    user_locked_out.connect(_locked_out)
    factors.authenticator_added.connect(_factor_added)
    factors.authenticator_reset.connect(_factor_added)
    factors.authenticator_removed.connect(_factor_removed)


def _came_in(user: Any, **kwargs: Any) -> None:
    log(user, SIGNED_IN, user=user)


def _refused(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    if request is not None and not getattr(request, "axes_locked_out", False):
        _log(request, credentials, REFUSED)


def _locked_out(request: HttpRequest, **kwargs: Any) -> None:
    _log(request, getattr(request, "axes_credentials", None) or {}, LOCKED_OUT)


def _log(request: HttpRequest, credentials: dict[str, Any], action: str) -> None:
    name = account_name(request, credentials)
    code = name.startswith(CODES)
    account = User.objects.filter(username=name.removeprefix(CODES)).first()
    # What was typed may be a password: only names that exist are written down.
    account = account or User(pk=0, username=NOBODYS)
    lines = ModelLogEntry.objects.for_instance(account).filter(action=action, timestamp__gte=timezone.now() - WINDOW)
    if lines.count() < (MOST if action == REFUSED else 1):
        log(
            account, action, data={"what": "mã bước hai" if code else credentials.get("what", "mật khẩu"), BY: STRANGER}
        )


def _factor_added(user: Any, authenticator: Any, **kwargs: Any) -> None:
    log(user, FACTOR_ADDED, user=user, data={"factor": _name(authenticator)})


def _factor_removed(user: Any, authenticator: Any, **kwargs: Any) -> None:
    log(user, FACTOR_REMOVED, user=user, data={"factor": _name(authenticator)})


def _name(authenticator: Any) -> str:
    names = {"totp": "ứng dụng xác thực", "webauthn": "khóa truy cập", "recovery_codes": "bộ mã khôi phục"}
    return names.get(authenticator.type, authenticator.type)
