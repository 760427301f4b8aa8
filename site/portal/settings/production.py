"""Behind https: only what differs from one machine, refusing to start without what it needs."""

from portal.environment import truth
from portal.settings.base import *  # noqa: F403
from portal.settings.base import env

SECRET_KEY = env.str("SECRET_KEY")
PORTAL_URL = WAGTAILADMIN_BASE_URL = env.str("PORTAL_URL").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES")
env.str("EMAIL_URL")  # the base settings read it; here it must be there

SECOND_FACTOR = truth(env, "SECOND_FACTOR", True)

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-phien", "__Host-csrf"
