"""Whose account a typed name is: one look-up for what opens, what is counted and what is written to.

Only the address that the office keeps counts. allauth's own table would go on knowing one that was changed since.
"""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest

LONGEST = 254  # characters: of an address


def accounts_named(typed: str) -> QuerySet[User]:
    """Of that name, then of that address; none for what is neither."""
    if not typed or len(typed) > LONGEST or "\x00" in typed:
        return User.objects.none()
    by_name = Case(When(username__iexact=typed, then=Value(0)), default=Value(1))
    return User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed)).order_by(by_name, "pk")


class StaffBackend(AuthenticationBackend):
    """Hashes once for a name as for an address, whether or not there is such an account: stock takes twice as long over
    an address that is known."""

    def _authenticate(self, request: HttpRequest | None, **credentials: str) -> User | None:
        typed = credentials.get("username") or credentials.get("email") or ""
        for user in accounts_named(typed.strip()):
            if self._check_password(user, credentials["password"]):
                return user
        return None
