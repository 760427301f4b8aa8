"""Nobody hands out a right that he lacks, nor takes over an account that may more, whichever form he uses."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.contrib.auth.models import Group, User
from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import GroupCollectionPermission, GroupPagePermission

FORMS = re.compile(r"/quan-tri/(?:(users|groups)/|bulk/auth/user/)")
# Where a general right counts for nothing, Wagtail's stock groups have some all the same.
BY_COLLECTION = ("wagtailimages", "wagtaildocs")
REFUSED = (
    "Chưa lưu gì cả: không ai trao được quyền mà chính mình không có, cũng không sửa được tài khoản có nhiều quyền hơn "
    "mình. Việc này cần một người quản trị toàn quyền."
)


class Right(NamedTuple):
    permission: int
    place: str  # where it holds: at all that begins so


class Account(NamedTuple):
    is_superuser: bool
    identity: tuple[object, ...]
    groups: frozenset[int]
    own: frozenset[Right]


class Powers:
    """Who may what, as the database says now."""

    def __init__(self) -> None:
        self.groups = _rights_of_groups()
        members, own = defaultdict(set), defaultdict(set)
        for user, group in User.groups.through.objects.values_list("user_id", "group_id"):
            members[user].add(group)
        for user, permission in User.user_permissions.through.objects.values_list("user_id", "permission_id"):
            own[user].add(Right(permission, "model"))
        self.accounts = {
            pk: Account(is_superuser, tuple(identity), frozenset(members[pk]), frozenset(own[pk]))
            for pk, is_superuser, *identity in User.objects.values_list(
                "pk", "is_superuser", "username", "email", "password", "is_active"
            )
        }

    def rights(self, pk: int) -> set[Right]:
        account = self.accounts[pk]
        return account.own.union(*(self.groups.get(group, frozenset()) for group in account.groups))  # type: ignore[return-value]

    def reach(self, actor: int, other: int) -> bool:
        """Whether `other` may nothing that `actor` may not."""
        if self.accounts[actor].is_superuser:
            return True
        return not self.accounts[other].is_superuser and covers(self.rights(actor), self.rights(other))

    def forbid(self, after: "Powers", actor: int) -> bool:
        """Whether what `actor` did between here and `after` was more than he may."""
        mine = self.rights(actor)
        for pk, now in after.accounts.items():
            was = self.accounts.get(pk)
            if now.is_superuser and not (was and was.is_superuser):
                return True
            joined = now.groups - (was.groups if was else frozenset())
            gained = (now.own - (was.own if was else frozenset())).union(*(after.groups.get(g, ()) for g in joined))
            if not covers(mine, gained):
                return True
        touched = [pk for pk, was in self.accounts.items() if after.accounts.get(pk) != was]
        if not all(self.reach(actor, pk) for pk in touched):
            return True
        return not all(covers(mine, now - self.groups.get(pk, frozenset())) for pk, now in after.groups.items())


def covers(mine: Iterable[Right], theirs: Iterable[Right]) -> bool:
    places = defaultdict(list)
    for right in mine:
        places[right.permission].append(right.place)
    return all(right.place.startswith(tuple(places[right.permission])) for right in theirs)


def _rights_of_groups() -> dict[int, frozenset[Right]]:
    rights: dict[int, set[Right]] = defaultdict(set)
    general = Group.permissions.through.objects.exclude(permission__content_type__app_label__in=BY_COLLECTION)
    for group, permission in general.values_list("group_id", "permission_id"):
        rights[group].add(Right(permission, "model"))
    for kind, model, path in (
        ("page", GroupPagePermission, "page__path"),
        ("collection", GroupCollectionPermission, "collection__path"),
    ):
        for group, permission, place in model.objects.values_list("group_id", "permission_id", path):
            rights[group].add(Right(permission, f"{kind} {place}"))
    return {group: frozenset(found) for group, found in rights.items()}


def within_ones_own_rights(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """What a form of the admin changed about people and groups is looked at before it is kept."""

    def middleware(request: HttpRequest) -> HttpResponse:
        form = FORMS.match(request.path) if request.method == "POST" else None
        if form is None or not request.user.is_authenticated or request.user.is_superuser:
            return get_response(request)
        with transaction.atomic():
            before = Powers()
            response = get_response(request)
            refused = before.forbid(Powers(), _pk(request.user))
            if refused:
                transaction.set_rollback(True)
        if not refused:
            return response
        list(get_messages(request))  # “đã lưu” is not true any more
        messages.error(request, REFUSED)
        return redirect(request.path if form[1] else "wagtailusers_users:index")

    return middleware


def _pk(user: Any) -> int:
    return int(user.pk)
