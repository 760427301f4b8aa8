"""Signing in with the account that the office has at an OpenID Connect provider, where one is set up.

The provider says who somebody is, and nothing more: nobody is created, the second step is asked for as ever, and a lock
is a lock. Whoever came in once is bound to the provider's own number of him (`sub`), as addresses are given away again.
"""

import logging
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.openid_connect.views import callback
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

PROVIDER = "co-quan"
logger = logging.getLogger(__name__)


class OfficeAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        sociallogin.account.extra_data = {}  # nothing that the provider tells of people is kept
        return super().populate_user(request, sociallogin, data)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        told = next((each for each in sociallogin.email_addresses), None)
        person = _the_one(told.email, sociallogin) if told and told.verified is True else None
        name = {"username": told.email if told else "", "what": "tài khoản cơ quan"}
        if person is None:
            user_login_failed.send(__name__, credentials=name, request=request)
            raise ImmediateHttpResponse(refused(request, "unknown"))
        if not AxesProxyHandler.is_allowed(request, name):
            raise ImmediateHttpResponse(get_lockout_response(request, credentials=name))
        sociallogin.user = sociallogin.account.user = person
        sociallogin.account.save()

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        logger.warning("no sign-in by the office's account: %s %s", error, type(exception).__name__)
        raise ImmediateHttpResponse(refused(request, "denied" if error == AuthError.CANCELLED else "failed"))


def _the_one(email: str, sociallogin: SocialLogin) -> User | None:
    """The only active account with that address, unless it or the provider's number is bound to another."""
    people = list(User.objects.filter(email__iexact=email, is_active=True)[:2])
    if len(people) != 1:
        return None
    here = SocialAccount.objects.filter(provider=sociallogin.account.provider)
    bound = here.filter(user=people[0]) | here.filter(uid=sociallogin.account.uid)
    pairs = set(bound.values_list("user_id", "uid"))
    return people[0] if pairs <= {(people[0].pk, sociallogin.account.uid)} else None


def refused(request: HttpRequest, why: str) -> HttpResponse:
    return render(request, "account/office_refused.html", {"why": why}, status=403)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """By a page, not by a redirect: a form of ours may be answered from nowhere else (`form-action`)."""
    if not settings.OIDC:
        raise Http404
    try:
        provider = get_adapter().get_provider(request, PROVIDER)
        answer = provider.redirect(request, process="login", next_url=get_next_redirect_url(request))
    except (RequestException, KeyError, ValueError):
        logger.exception("the provider of the office's accounts does not answer")
        return refused(request, "failed")
    if "Location" not in answer:
        return answer  # type: ignore[no-any-return]
    return render(request, "account/office_leave.html", {"address": answer["Location"]})


@never_cache
@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    if not settings.OIDC:
        raise Http404
    try:
        answer: HttpResponse = callback(request, provider_id)
    except (KeyError, TypeError, ValueError):
        logger.exception("the provider of the office's accounts answers what nobody understands")
        return refused(request, "failed")
    return answer
