"""A code of the app opens once: in every process, and for as long as it would still be right.

allauth remembers used codes in the process's own cache and for one period; a tolerance keeps them right for three.
"""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.db import transaction

LAST = "last_counter"


class OpensOnce(BaseAuthenticateForm):
    authenticator: Authenticator

    def clean_code(self) -> str:
        code: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not _is_new(self.authenticator, code):
            self._emit_authentication_failed(self.authenticator)
            raise get_adapter().validation_error("incorrect_code")
        return code


def spend(app: Authenticator, code: str) -> None:
    """`code`, which set `app` up, opens nothing any more."""
    _is_new(app, code)


class SecondStepForm(OpensOnce, AuthenticateForm):
    pass


class ConfirmingForm(OpensOnce, ReauthenticateForm):
    pass


def _is_new(app: Authenticator, code: str) -> bool:
    """Whether `code` is later than the last one that opened; if so, it is the last one from now on (RFC 6238, 5.2)."""
    secret = decrypt(app.data["secret"])
    right = [
        counter
        for counter in yield_hotp_counters_from_time()
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter)))
    ]
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().filter(pk=app.pk).first()
        if kept is None or not right or right[-1] <= kept.data.get(LAST, 0):
            return False
        kept.data[LAST] = right[-1]
        kept.save(update_fields=["data"])
    return True
