from django.conf import settings
from django.http import HttpRequest


def is_counted(request: HttpRequest) -> bool:
    """Whether readers of this answer are counted: not a preview, and not staff.

    Without a session cookie the user is not looked at, which would tie the answer to the cookie
    and keep it out of every cache.
    """
    if getattr(request, "is_preview", False):
        return False
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return True
    user = getattr(request, "user", None)
    return user is None or not user.is_authenticated
