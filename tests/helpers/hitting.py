"""A web process that is hit without end: `hitting.py PAGE FOLDER FILE THREADS`.

Every hit is of a visitor of its own; FILE gets a byte for each that was answered with 200.
"""

import io
import os
import random
import sys
import threading
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402

page, settings.STATS_FOLDER, told, threads = sys.argv[1:]

from stats import writer  # noqa: E402
from stats.mark import mark  # noqa: E402
from stats.wsgi import Counter  # noqa: E402

writer.ROTATE_SECONDS = 0.7  # so that journals end while the drill runs
counter = Counter(lambda environ, start_response: [], ["127.0.0.1"])
body = mark(int(page)).encode()
answered = os.open(told, os.O_WRONLY | os.O_APPEND)


def environ() -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/_s/v",
        "QUERY_STRING": "",
        "HTTP_HOST": "example.vn",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": "http",
        "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        # Of 48 bits: of 32, some of 600,000 visitors would be the same.
        "HTTP_X_FORWARDED_FOR": "2001:{:x}:{:x}:{:x}::1".format(*(random.getrandbits(16) for _ in range(3))),
        "REMOTE_ADDR": "127.0.0.1",
    }


def start_response(status: str, headers: list[tuple[str, str]]) -> None:
    assert status == "200 OK", status


def hit() -> None:
    while True:
        counter(environ(), start_response)
        os.write(answered, b".")


for _ in range(int(threads)):
    threading.Thread(target=hit).start()
