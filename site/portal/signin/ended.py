"""Sessions that end with what they stood on."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.http import HttpRequest
from wagtail import hooks


def end_sessions_of(people: Any) -> None:
    for session in UserSession.objects.filter(user__in=people):
        session.end()


def of_a_saved_account(instance: User, created: bool, **kwargs: Any) -> None:
    """Else they would live on once it is switched on again."""
    if not created and not instance.is_active:
        end_sessions_of([instance])


def of_who_signed_out(request: HttpRequest, **kwargs: Any) -> None:
    """Nor is its address kept any longer."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()


@hooks.register("after_bulk_action")
def of_accounts_switched_off(request: HttpRequest, action: str, people: Any, view: Any) -> None:
    if action == "set_active_state":
        end_sessions_of(User.objects.filter(pk__in=[each.pk for each in people], is_active=False))
