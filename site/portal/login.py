"""Staff login: nobody signs up, five failures lock the account for that address only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LoginView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator

from news.models import SiteSettings
from stats.request import client_address as address_of
from stats.request import networks, written

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

    def format_email_subject(self, subject: str) -> str:
        return f"[{office()}] {subject}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Under the public address, whatever host the letter was asked for with."""
        uidb36, _, secret = key.partition("-")
        return settings.PORTAL_URL + reverse(
            "account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": secret}
        )

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> Any:
        return super().render_mail(template_prefix, email, {**context, "office": office()}, headers)


def office() -> str:
    return (SiteSettings.objects.first() or SiteSettings()).agency


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


def client_address(request: HttpRequest) -> str:
    return written(address_of(request.META, networks(settings.TRUSTED_PROXIES)))


def account_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """What failures are counted under: one name, whether somebody types it or the account's e-mail."""
    given = credentials or request.POST
    typed = str(given.get("username") or given.get("email") or given.get("login") or "").strip()[:255]
    if "\x00" in typed:
        return ""
    users = get_user_model().objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed))
    return users.values_list("username", flat=True).first() or typed.lower()


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    return render(request, "account/locked.html", {"minutes": int(settings.AXES_COOLOFF_TIME * 60)}, status=429)
