"""Settings for one machine: every value an environment variable may change has its default here."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from portal.environment import (
    addresses,
    bucket,
    database,
    hosts,
    log_format,
    log_level,
    mail,
    oidc,
    people,
    sentry,
    token,
    truth,
    web_address,
    whole_number,
)
from portal.postgresql import options as postgresql
from portal.secret import secret_key

ROOT = Path(__file__).resolve().parents[3]
env = environ.Env()

DEBUG = False
PORT = whole_number(env, "PORT", 8000, 0, 65_535)
HOST = env.str("HOST", default="127.0.0.1")
DATA = (ROOT / env.str("PORTAL_DATA", default="var")).absolute()
MEDIA_ROOT = (ROOT / env.str("PORTAL_MEDIA", default="media")).absolute()
PORTAL_URL = web_address(env, "PORTAL_URL", f"http://localhost:{PORT}")
WEB_PROCESSES = whole_number(env, "WEB_PROCESSES", 2, 1, 64)
WEB_THREADS = whole_number(env, "WEB_THREADS", 16, 8, 512)  # of each web process
REQUESTS_WAITING = whole_number(env, "REQUESTS_WAITING", WEB_THREADS // 2, 0, 512)  # for Django, in each of them
TRUSTED_PROXIES = addresses(env, "TRUSTED_PROXIES")
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key(DATA)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = hosts(
    env, "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", HOST, str(urlsplit(PORTAL_URL).hostname)]
)

# ── Applications ─────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "portal",
    "news",
    "stats",
    "hitcount",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.compression.CompressTexts",
    "portal.middleware.refuse_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "portal.signin.limits.limit_sessions",
    "portal.signin.demand.demand_second_factor",
    "portal.signin.rights.within_ones_own_rights",
    "portal.audit.exported.write_down_exports",
    "portal.middleware.one_change_at_a_time",
    "portal.middleware.refuse_half_a_form",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            # Django caches only loaders that nobody names.
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "portal.wording.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.static", "wagtail.templatetags.wagtailcore_tags"],
        },
    },
]

# Widgets too are drawn by the templates above, not by the stock ones alone.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# ── Data ─────────────────────────────────────────────────────────────────────
DATABASES = {"default": database(env, "DATABASE_URL", f"sqlite:///{DATA / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Without these, parallel writers meet "database is locked"; a longer log is copied back less often.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=8000;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"]["ENGINE"] = "portal.postgresql"
    DATABASES["default"]["OPTIONS"] = postgresql.options(
        DATABASES["default"].get("OPTIONS", {}),
        # Each of granian's threads and the counter's has one, so that none waits for another.
        whole_number(env, "DATABASE_CONNECTIONS", 10, 1, 100),
        whole_number(env, "STATEMENT_SECONDS", 0, 0, 86_400),
    )
    # A restarted PostgreSQL leaves dead connections in the pool.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The package's own migrations lag behind its models.
MIGRATION_MODULES = {"hitcount": "stats.hitcount_migrations"}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Wagtail's own tasks run at once, so a published page is found even while the worker is down.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# ── Language and time ────────────────────────────────────────────────────────
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "site" / "portal" / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# ── Files ────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.static.JoinedManifestStorage"},
}
MEDIA_S3_BUCKET = bucket(env, "MEDIA_S3_BUCKET")
MEDIA_S3_ENDPOINT = env.str("MEDIA_S3_ENDPOINT", default="") or None
MEDIA_S3_REGION = env.str("MEDIA_S3_REGION", default="") or None
if MEDIA_S3_BUCKET:
    STORAGES["default"] = {"BACKEND": "portal.bucket.Bucket"}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# ── Mail ─────────────────────────────────────────────────────────────────────
vars().update(mail(env, "EMAIL_URL", "consolemail://"))
MAIL_BACKEND = vars()["EMAIL_BACKEND"]
EMAIL_BACKEND = "portal.mail.NoticeBackend"
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="cong-thong-tin@localhost")

# ── Staff login ──────────────────────────────────────────────────────────────
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "portal.signin.accounts.StaffBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "portal.signin.guessable.GuessablePasswordValidator"},
]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/dang-nhap/"
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "pages/password_required.html"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_ADAPTER = "portal.login.StaffAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {"reset_password": "portal.signin.forgotten.ForgottenPasswordForm"}
# allauth's own would write down the address of each who forgot, and go on sending links there once it was changed.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
PASSWORD_RESET_TIMEOUT = 3600  # seconds
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900  # seconds: letters may take their time
# axes alone counts failures: allauth's per-process limit would refuse the right password too.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "reset_password": "20/m/ip,5/m/key"}
AXES_FAILURE_LIMIT = "portal.signin.lockout.failure_limit"
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "portal.login.account_name"
AXES_CLIENT_IP_CALLABLE = "portal.signin.address.client_address"
AXES_LOCKOUT_CALLABLE = "portal.login.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "code", "credential"]
SECOND_FACTOR = truth(env, "SECOND_FACTOR", False)  # demanded of whoever may publish or administer
MFA_ADAPTER = "portal.signin.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # telephones are some seconds off
MFA_FORMS = {
    "authenticate": "portal.signin.codes.SecondStepForm",
    "reauthenticate": "portal.signin.codes.ConfirmingForm",
    "authenticate_webauthn": "portal.signin.passkeys.PasskeyAtSignInForm",
    "reauthenticate_webauthn": "portal.signin.passkeys.PasskeyAgainForm",
    "add_webauthn": "portal.signin.passkeys.NewPasskeyForm",
}
OIDC = oidc(env)  # empty: nobody signs in elsewhere
SOCIALACCOUNT_ADAPTER = "portal.signin.office_account.OfficeAccountAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [OIDC] if OIDC else []}}
SESSION_IDLE_HOURS = whole_number(env, "SESSION_IDLE_HOURS", 12, 1, 8_760)
SESSION_MAX_HOURS = whole_number(env, "SESSION_MAX_HOURS", 168, 1, 8_760)
SESSION_COOKIE_AGE = SESSION_MAX_HOURS * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "phien"
MESSAGE_STORAGE = "portal.messages.Messages"
MESSAGES_COOKIE_NAME = "loi-nhan"

# ── Wagtail ──────────────────────────────────────────────────────────────────
WAGTAIL_SITE_NAME = "Cổng thông tin Thi đua – Khen thưởng"
WAGTAILADMIN_BASE_URL = PORTAL_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_USER_LOGIN_FORM = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = True
WAGTAIL_PASSWORD_RESET_ENABLED = False  # the portal's own does it
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # who reviews is told
WAGTAILADMIN_RECENT_EDITS_LIMIT = 8
WAGTAIL_AUTOSAVE_INTERVAL = 3_000  # milliseconds: the stock 500 floods the history
WAGTAILSEARCH_BACKENDS = {
    # PostgreSQL's own languages would drop Vietnamese words as stop words; SQLite ignores this.
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILIMAGES_IMAGE_MODEL = "news.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "news.photos.forms.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "news.Attachment"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "news.documents.AttachmentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "txt", "zip"]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # a public page never makes the server ask another host
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "news.text.tags.parse_tags"

# ── The portal's own ─────────────────────────────────────────────────────────
PAGE_CACHE_BYTES = whole_number(env, "PAGE_CACHE_MB", 32, 0, 4_096) * 1024 * 1024  # of each web process
STATS_FOLDER = DATA / "counter"
STATS_LIMITS = {
    "visits_per_hour": whole_number(env, "VISITS_PER_HOUR", 600, 1, 10_000_000),
    "visits_per_day": whole_number(env, "VISITS_PER_DAY", 3_000, 1, 10_000_000),
}
WORD_MAX_UPLOAD_SIZE = 60 * 1024 * 1024  # a report with a dozen photos as the camera made them
UPLOAD_BYTES = whole_number(env, "UPLOAD_MB", 128, 1, 4_096) * 1024 * 1024  # of one request in the admin
UPLOADS_PER_DAY = whole_number(env, "UPLOADS_PER_DAY", 1_000, 1, 1_000_000)  # files of one person
UPLOAD_BYTES_PER_DAY = whole_number(env, "UPLOAD_MB_PER_DAY", 5_000, 1, 10_000_000) * 1024 * 1024
DISK_FREE_BYTES = whole_number(env, "DISK_FREE_MB", 500, 0, 1_000_000) * 1024 * 1024
BIN_DAYS = whole_number(env, "BIN_DAYS", 30, 1, 3650)
BACKUP_FOLDER = (ROOT / env.str("BACKUP_FOLDER", default=str(DATA / "backups"))).absolute()
BACKUP_KEY = env.str("BACKUP_KEY", default="")
BACKUP_DAYS = whole_number(env, "BACKUP_DAYS", 30, 1, 3650)
BACKUP_HOURS = whole_number(env, "BACKUP_HOURS", 24, 0, 720)

# ── Safety ───────────────────────────────────────────────────────────────────
SECURE_CONTENT_TYPE_NOSNIFF = False  # portal.headers sets it once, for every answer of the stack
SECURE_REFERRER_POLICY = None
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin shows previews of pages in a frame
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"
SILENCED_SYSTEM_CHECKS: list[str] = []

# ── Seeing inside ────────────────────────────────────────────────────────────
METRICS_TOKEN = token(env, "METRICS_TOKEN")
SENTRY_DSN = sentry(env, "SENTRY_DSN")
ADMINS = people(env, "ADMINS")
SLOW_QUERY_MS = whole_number(env, "SLOW_QUERY_MS", 500, 0, 3_600_000)
LOG_FORMAT = log_format(env, "LOG_FORMAT", "text")
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        "json": {"()": "portal.logs.lines.JsonLines"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT},
        "letters": {"class": "portal.logs.letters.Letters"},
    },
    "root": {
        "handlers": ["stderr", "letters"] if ADMINS else ["stderr"],
        "level": log_level(env, "LOG_LEVEL", "WARNING"),
    },
    "loggers": {
        "django": {"handlers": [], "level": "NOTSET"},  # its own letters quote the whole request
        "django_tasks_db": {"level": "ERROR"},  # it warns of every orderly stop
    },
}
