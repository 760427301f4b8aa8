"""The smallest Django site: one view that answers what stands in BODY, or "ok".

MIDDLEWARE is empty, or what `startproject` writes.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

STARTPROJECT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
BODY = Path(os.environ["BODY"]).read_bytes() if "BODY" in os.environ else b"ok"


@csrf_exempt
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [re_path("", view)]

os.environ.pop("DJANGO_SETTINGS_MODULE", None)
settings.configure(
    SECRET_KEY="only-for-measuring",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=STARTPROJECT if os.environ.get("MIDDLEWARE") == "startproject" else [],
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"]
    if os.environ.get("MIDDLEWARE") == "startproject"
    else [],
)
application = get_wsgi_application()
