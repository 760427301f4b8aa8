import base64
import hashlib
import logging
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.encoding import force_bytes
from django.utils.safestring import SafeString
from qrcode import make
from qrcode.image.svg import SvgPathImage

from portal.office import office

logger = logging.getLogger(__name__)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Mã không đúng, hoặc đã dùng rồi. Xin chờ mã mới rồi gõ lại.",
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def get_totp_issuer(self) -> str:
        return office()

    def build_totp_svg(self, url: str) -> str:
        """To stand in the page itself."""
        return SafeString(make(url, image_factory=SvgPathImage).to_string(encoding="unicode"))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": office()}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        return f"Khóa {user.authenticator_set.filter(type=type).count() + 1}"  # type: ignore[attr-defined]

    def encrypt(self, text: str) -> str:
        """A copy of the database alone makes no codes."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error("a second factor is kept under another SECRET_KEY: reset_second_factor is the way back")
            return generate_totp_secret()  # which nobody knows, unlike an empty one


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.blake2b(force_bytes(key), digest_size=32, person=b"second-factor").digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
