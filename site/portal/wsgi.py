"""The way of a request: headers → (its body) → counter → pages kept as bytes → static files → (a queue) → Django."""

import gc
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
django = get_wsgi_application()

from portal.figures import tally  # noqa: E402
from portal.headers import Headers, strict_transport  # noqa: E402
from portal.page_cache import NothingKept, PageCache  # noqa: E402
from portal.shedding import Bodies, Gate, Room, Stuck, Turns, WholeAnswers  # noqa: E402
from portal.static import static_files  # noqa: E402
from stats.request import networks  # noqa: E402
from stats.wsgi import Counter  # noqa: E402

tally.tally.publish(tally.folder())
room, stuck, trusted = Room(settings.WEB_THREADS), Stuck(), networks(settings.TRUSTED_PROXIES)
gate = Gate(django, room, settings.REQUESTS_WAITING, trusted)
files = WholeAnswers(static_files(gate, Path(settings.STATIC_ROOT)), room.share(settings.WEB_THREADS // 4), stuck)
keeps = settings.PAGE_CACHE_BYTES and not settings.DEBUG
pages = PageCache(files, settings.SESSION_COOKIE_NAME, settings.PAGE_CACHE_BYTES, room) if keeps else NothingKept(files)
counter = Counter(pages, settings.TRUSTED_PROXIES)
bodies = Bodies(
    counter,
    room.share(settings.WEB_THREADS // 2),
    Turns(room, trusted),
    stuck,
    trusted,
    settings.SESSION_COOKIE_NAME,
    settings.UPLOAD_BYTES,
)
application = Headers(counter, settings.DEBUG, bodies, strict_transport(settings))

# What a start makes lives as long as the process: looking through it again and again took a third of a fold.
gc.collect()
gc.freeze()
# A page makes thousands of objects, few of them in circles: to look for those after every 700 took a twentieth of it.
gc.set_threshold(20_000, 20, 50)
