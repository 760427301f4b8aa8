"""Staff login: nobody signs up, five failures lock the account for that address only."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import Login
from allauth.account.views import LoginView
from allauth.core.exceptions import ImmediateHttpResponse
from axes.decorators import axes_dispatch, axes_form_invalid
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator

from portal.office import office
from portal.signin import lockout
from portal.signin.accounts import LONGEST, accounts_named
from portal.signin.address import client_address
from portal.signin.demand import has_second_factor
from portal.signin.limits import seconds_since_sign_in

BEGUN_WITH = "sign_in_begun_with"
CHECK = "Xin kiểm tra lại phím Caps Lock và bộ gõ."


class StaffAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": f"Tên đăng nhập hoặc mật khẩu không đúng. {CHECK}",
        "email_password_mismatch": f"Thư điện tử hoặc mật khẩu không đúng. {CHECK}",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        # Anything but a whole path would lead astray from /dang-nhap/, be it only to a missing page.
        return url.startswith("/") and super().is_safe_url(url)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "::"

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        request.session[BEGUN_WITH] = user.get_session_auth_hash()
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def login(self, request: HttpRequest, user: Any) -> None:
        """After all steps: of an account that was switched off, or got a new password, in between they begin anew."""
        if not user.is_active or request.session.pop(BEGUN_WITH, None) != user.get_session_auth_hash():
            raise ImmediateHttpResponse(redirect("account_login"))
        super().login(request, user)

    def is_login_by_code_required(self, login: Login) -> bool:
        """A guessed password alone opens nothing while it is being guessed from everywhere."""
        user = login.user
        if user is None or not user.email or has_second_factor(user):
            return False
        login.email = login.email or user.email
        name = user.get_username()
        if not lockout.is_guessed_at(self.request, name) or lockout.is_familiar(self.request, name):
            return False
        if locked := lockout.locked_codes(self.request, user):
            raise ImmediateHttpResponse(locked)  # no further letter either
        return True

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Signing in a moment ago is proof enough, so that setting up a second factor asks nothing twice."""
        if seconds_since_sign_in(self.request) < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """To the address that the office keeps, as allauth's own table has those of sign-ups only."""
        super().send_notification_mail(template_prefix, user, context, email or user.email or None)

    def format_email_subject(self, subject: str) -> str:
        return f"[{office()}] {subject}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Under the public address, whatever host the letter was asked for with."""
        uidb36, _, secret = key.partition("-")
        return settings.PORTAL_URL + reverse(
            "account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": secret}
        )

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> Any:
        if "user_agent" in context:  # a notice of what was done already: it must not fail with the mail server
            headers = {**(headers or {}), "Auto-Submitted": "auto-generated"}
        return super().render_mail(template_prefix, email, {**context, "office": office()}, headers)


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
class StaffLoginView(LoginView):
    """allauth's login under axes' lock-out."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            # The admin would send them here, and this view back there, for ever.
            return render(request, "account/no_access.html", status=403)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = settings.OIDC and settings.OIDC["name"]
        return super().get_context_data(**kwargs) | {"office_account": name}


def account_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """What failures are counted under: one name, whether somebody types it or the account's e-mail."""
    if credentials and "code_of" in credentials:
        return f"{lockout.CODES}{credentials['code_of']}"
    given = credentials or request.POST
    typed = str(given.get("username") or given.get("email") or given.get("login") or "").strip()[:LONGEST]
    if "\x00" in typed:
        return ""
    return accounts_named(typed).values_list("username", flat=True).first() or typed.lower()


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    return render(request, "account/locked.html", {"minutes": int(settings.AXES_COOLOFF_TIME * 60)}, status=429)
