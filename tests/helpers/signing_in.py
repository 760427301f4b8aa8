"""People with a password and perhaps a second factor, and how they come in."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.test import Client
from roles import make_person

PASSWORD = "bon-con-voi-uong-nuoc"
HOME = "10.0.0.1"
LANGUAGE = {"locale-preferred_language": "vi"}


def make_colleague(role: str, name: str = "dong.nghiep") -> User:
    user = make_person(role, name)
    user.set_password(PASSWORD)
    user.save()
    return user


def give_app(user: User) -> str:
    """The secret of an app that is set up now, and ten recovery codes beside it."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def recovery_codes(user: User) -> list[str]:
    factor = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return list(factor.wrap().get_unused_codes())


def with_password(client: Client, name: str, password: str = PASSWORD, address: str = HOME, **sent: str) -> Any:
    return client.post("/dang-nhap/", {"login": name, "password": password, **sent}, REMOTE_ADDR=address)


def with_code(client: Client, code: str, address: str = HOME) -> Any:
    return client.post("/dang-nhap/buoc-hai/", {"code": code}, REMOTE_ADDR=address)


def account_form(user: User, **sent: str) -> dict[str, str]:
    """What a browser sends of one's own account in the admin."""
    names = {"first_name": user.first_name, "last_name": user.last_name, "email": user.email}
    looks = {"theme-theme": "system", "theme-density": "default", "theme-contrast": "system"}
    return {f"name_email-{name}": value for name, value in names.items()} | looks | LANGUAGE | sent


def new_password(old: str, new: str) -> dict[str, str]:
    return {"password-old_password": old, "password-new_password1": new, "password-new_password2": new}


def is_in(client: Client) -> bool:
    return client.get("/quan-tri/").status_code == 200
