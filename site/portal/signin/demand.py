"""Whoever may publish or administer needs a second factor, where the office demands it."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import GroupPagePermission

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
HOUSE_APPS = {"auth", "wagtailcore", "wagtailredirects"}
HOUSE = {"news.change_sitesettings", "stats.correct_traffic"}
# Where a factor is set up, and the way out.
OPEN = ("/dang-nhap/", "/dang-xuat/", "/static/")


def may_publish_or_administer(user: Any) -> bool:
    if user.is_superuser:
        return True
    rights = user.get_all_permissions()
    if rights & HOUSE or HOUSE_APPS & {right.partition(".")[0] for right in rights}:
        return True
    return GroupPagePermission.objects.filter(group__user=user, permission__codename="publish_page").exists()


def has_second_factor(user: Any) -> bool:
    return bool(get_adapter().is_mfa_enabled(user, FACTORS))


def lacks_second_factor(user: Any) -> bool:
    return settings.SECOND_FACTOR and not has_second_factor(user) and may_publish_or_administer(user)


def demand_second_factor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Leads to the setting up; nothing else is answered before."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.SECOND_FACTOR or request.path.startswith(OPEN) or not has_session(request):
            return get_response(request)
        if request.user.is_authenticated and lacks_second_factor(request.user):
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def has_session(request: HttpRequest) -> bool:
    """Without one, asking for the user would make the answer differ by cookie, and no cache would keep it."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
