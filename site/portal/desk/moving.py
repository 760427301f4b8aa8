"""Moving a page begins with a screen that names it: Wagtail asks for the right only once the button is pressed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks


@hooks.register("before_move_page")
def only_who_may_move(request: HttpRequest, page: Any, destination: Any) -> None:
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied
