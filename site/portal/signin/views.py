from typing import Any

from allauth.account.views import ConfirmLoginCodeView
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from axes.models import AccessAttempt, AccessLog
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.log_actions import log

from portal.audit.actions import SESSIONS_ENDED
from portal.signin.codes import spend
from portal.signin.lockout import LockedCodes

HISTORY = 30


class CodeAtSignInView(LockedCodes, AuthenticateView):
    def whose(self, request: HttpRequest) -> Any:
        from allauth.account.internal.stagekit import get_pending_stage

        stage = get_pending_stage(request)
        return stage and stage.login.user


class CodeByLetterView(LockedCodes, ConfirmLoginCodeView):
    whose = CodeAtSignInView.whose


class SetUpAppView(ActivateTOTPView):
    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        spend(
            Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP), form.cleaned_data["code"]
        )
        return response


class CodeAgainView(LockedCodes, ReauthenticateView):
    """Before a change of the account itself."""


@method_decorator(never_cache, name="dispatch")
class SessionsView(ListUserSessionsView):
    """Where one is signed in, and who came in or failed to."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        log(request.user, SESSIONS_ENDED, user=request.user)
        if not (key := request.POST.get("session", "")).isdecimal():
            return super().post(request, *args, **kwargs)
        chosen = UserSession.objects.filter(user=request.user, pk=int(key[:18]))
        get_adapter().end_sessions(session for session in chosen if not session.is_current())
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.request.user.get_username()
        return super().get_context_data(**kwargs) | {
            "history": AccessLog.objects.filter(username=name)[:HISTORY],
            "failures": AccessAttempt.objects.filter(username=name)[:HISTORY],
        }
