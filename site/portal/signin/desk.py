"""In the admin: one's own sign-in in the account, the way back for others in the list of users."""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from portal.signin.demand import has_second_factor
from portal.signin.reset import ACTION, reset_second_factor
from portal.signin.rights import Powers


class SignInPanel(BaseSettingsPanel):
    name = "sign_in"
    title = "Đăng nhập an toàn"
    order = 450
    template_name = "admin/sign_in_panel.html"

    def get_form(self) -> Form:
        return Form(prefix=self.name)  # unbound: there is nothing to save

    def get_context_data(self) -> dict[str, Any]:
        return {"has_second_factor": has_second_factor(self.user)}


@hooks.register("register_account_settings_panel")
def sign_in_panel(request: HttpRequest, user: Any, profile: Any) -> SignInPanel:
    return SignInPanel(request, user, profile)


def may_reset(actor: Any, person: Any) -> bool:
    """Never of oneself, which asks for the factor itself, nor of somebody who may more."""
    return actor.has_perm("auth.change_user") and actor != person and Powers().reach(actor.pk, person.pk)


def reset_view(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(get_user_model(), pk=pk)
    if not may_reset(request.user, person):
        raise PermissionDenied
    if request.method == "POST":
        reset_second_factor(person, by=request.user)
        messages.success(request, f"Đã gỡ xác thực hai bước của “{get_user_display_name(person)}”.")
        return redirect("wagtailusers_users:index")
    told = {
        "page_title": "Gỡ xác thực hai bước",
        "header_title": "Gỡ xác thực hai bước",
        "page_subtitle": get_user_display_name(person),
        "header_icon": "lock",
        "person": person,
        "factors": Authenticator.objects.filter(user=person),
    }
    return render(request, "admin/reset_second_factor.html", told)


@hooks.register("register_admin_urls")
def reset_address() -> list[URLPattern]:
    return [path("xac-thuc-hai-buoc/<int:pk>/", reset_view, name="reset_second_factor")]


@hooks.register("register_user_listing_buttons")
def reset_button(user: Any, request_user: Any) -> Iterator[Button]:
    if user != request_user and request_user.has_perm("auth.change_user"):
        yield Button(
            "Gỡ xác thực hai bước",
            url=reverse("reset_second_factor", args=[user.pk]),
            icon_name="lock-open",
            priority=40,
        )


@hooks.register("register_log_actions")
def name_the_action(actions: LogActionRegistry) -> None:
    actions.register_action(ACTION, "Gỡ xác thực hai bước", "Đã gỡ xác thực hai bước")
