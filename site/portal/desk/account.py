from typing import Any, cast

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, ChangePasswordPanel

LOCKED = "Mật khẩu hiện tại đã bị gõ sai nhiều lần, nên tạm khóa từ máy này. Xin thử lại sau nửa giờ."
CONFIRM = "Chưa lưu gì cả: muốn đổi thư điện tử, xin gõ lại mật khẩu rồi sửa lại một lần nữa."


class CountedPasswordForm(PasswordChangeForm):
    """Whoever finds a session open guesses no more at its password than at the door."""

    request: HttpRequest

    def clean_old_password(self) -> str:
        name = {"username": self.user.get_username()}
        if not AxesProxyHandler.is_allowed(self.request, name):
            raise forms.ValidationError(LOCKED, code="locked")
        try:
            return super().clean_old_password()
        except forms.ValidationError:
            user_login_failed.send(__name__, credentials=name, request=self.request)
            raise


class CountedPasswordPanel(ChangePasswordPanel):
    form_class = CountedPasswordForm

    def get_form(self) -> Any:
        form = super().get_form()
        form.request = self.request
        return form


class OfficeAccountView(AccountView):
    """Without a picture of oneself, which stock keeps as it came, with the place where it was taken."""

    def get_panels(self) -> list[Any]:
        return [self._ours(panel) for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]

    def _ours(self, panel: Any) -> Any:
        if isinstance(panel, ChangePasswordPanel):
            return CountedPasswordPanel(panel.request, panel.user, panel.profile)
        return panel

    def post(self, request: HttpRequest) -> HttpResponse:
        """The way back for who forgot the password is not led elsewhere from a session left open."""
        kept = cast(User, request.user).email
        if request.POST.get("name_email-email", kept) != kept and is_reauthentication_required(request, app="portal"):
            messages.warning(request, CONFIRM)
            return redirect(f"{reverse('account_reauthenticate')}?next={reverse('wagtailadmin_account')}")
        response: HttpResponse = super().post(request)
        return response
