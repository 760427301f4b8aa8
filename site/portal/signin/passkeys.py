"""What a program sends in place of a passkey's answer is a wrong one, however it is garbled."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm

GARBLED = (AttributeError, KeyError, TypeError, ValueError)


class PasskeyAtSignInForm(AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except GARBLED:
            raise get_adapter().validation_error("incorrect_code") from None


class PasskeyAgainForm(PasskeyAtSignInForm, ReauthenticateWebAuthnForm):
    pass


class NewPasskeyForm(AddWebAuthnForm):
    def clean(self) -> Any:
        try:
            return super().clean()
        except GARBLED:
            raise get_adapter().validation_error("incorrect_code") from None
