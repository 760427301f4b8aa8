"""Whether the web server of this container answers, asked under the public name."""

import os
import sys
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

host = urlsplit(os.environ["PORTAL_URL"]).netloc
port = os.environ.get("PORT", "8000")
request = Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
try:
    with urlopen(request, timeout=4) as answer:  # noqa: S310
        sys.exit(answer.status != 200)
except OSError:
    sys.exit(1)
