"""The way of a request: headers → counter → pages kept as bytes → static files → Django."""

import gc
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
django = get_wsgi_application()

from portal.headers import Headers  # noqa: E402
from portal.page_cache import NothingKept, PageCache  # noqa: E402
from portal.static import static_files  # noqa: E402
from stats.wsgi import Counter  # noqa: E402

files = static_files(django, Path(settings.STATIC_ROOT))
keeps = settings.PAGE_CACHE_BYTES and not settings.DEBUG
pages = PageCache(files, settings.SESSION_COOKIE_NAME, settings.PAGE_CACHE_BYTES) if keeps else NothingKept(files)
application = Headers(Counter(pages, settings.TRUSTED_PROXIES), settings.DEBUG)

# What a start makes lives as long as the process: looking through it again and again took a third of a fold.
gc.collect()
gc.freeze()
# A page makes thousands of objects, few of them in circles: to look for those after every 700 took a twentieth of it.
gc.set_threshold(20_000, 20, 50)
