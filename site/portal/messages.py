"""What waits to be told on the next page: in a cookie named like the others, so that no other host can set it."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class NamedCookie(CookieStorage):
    cookie_name = settings.MESSAGES_COOKIE_NAME


class Messages(FallbackStorage):
    """What is too long for a cookie goes into the session."""

    storage_classes = (NamedCookie, SessionStorage)
