"""Behind https: only what differs from one machine, refusing to start without what it needs."""

from portal.demanded import long_secret, named_hosts, narrow_addresses, required, secure_address
from portal.environment import log_format, truth
from portal.settings.base import *  # noqa: F403
from portal.settings.base import LOGGING, env

SECRET_KEY = long_secret(env, "SECRET_KEY")
PORTAL_URL = WAGTAILADMIN_BASE_URL = secure_address(env, "PORTAL_URL")
ALLOWED_HOSTS = named_hosts(env, "ALLOWED_HOSTS")
TRUSTED_PROXIES = narrow_addresses(env, "TRUSTED_PROXIES")
LOG_FORMAT = LOGGING["handlers"]["stderr"]["formatter"] = log_format(env, "LOG_FORMAT", "json")
required(env, "EMAIL_URL", "smtp+tls://ten:mat-khau@may-chu:587")  # the base settings read it

SECOND_FACTOR = truth(env, "SECOND_FACTOR", True)

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^(?:healthz|readyz|_metrics)$"]  # asked by what stands beside this process
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, MESSAGES_COOKIE_NAME = "__Host-phien", "__Host-csrf", "__Host-loi-nhan"
