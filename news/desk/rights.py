"""Who meets what on the desk, beyond the rights that Wagtail asks for by itself."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

EDITING = {"change_page", "publish_page"}
ROYALTIES = "news.view_royalties"


def writes(user: Any) -> bool:
    """Whether `user` may add pages anywhere."""
    return bool(page_permission_policy.user_has_permission(user, "add"))


def edits_others(user: Any) -> bool:
    """Whether `user` may edit what somebody else wrote: an editor or above."""
    if not user.is_active or user.is_superuser:
        return bool(user.is_active)
    given = page_permission_policy.get_cached_permissions_for_user(user)
    return any(permission.permission.codename in EDITING for permission in given)


def sees_royalties(user: Any) -> bool:
    return bool(user.has_perm(ROYALTIES))


def edits_at(user: Any, page: Page) -> bool:
    """Whether `user` may edit `page` and what is below it, whoever wrote it."""
    return bool(user.is_superuser or "change" in page.permissions_for_user(user).permissions)


class MenuItemFor(MenuItem):
    """Shown to those for whom `permitted` is true."""

    def __init__(self, permitted: Callable[[Any], bool], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permitted = permitted

    def is_shown(self, request: HttpRequest) -> bool:
        return self.permitted(request.user)
