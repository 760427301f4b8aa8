"""Who is measured against whom."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.common.place import Place
from bench.common.sample import ARTICLE, look
from bench.common.server import Server, served
from bench.common.wrk import CONNECTIONS, FEW, Asked
from bench.served.contestant import Contestant
from bench.served.nginx import find_nginx, nginx_served
from bench.served.start import APPLICATION, wagtail_start

SECTION, SEARCH = "/phong-trao-thi-dua/", "/tim-kiem/?q=thi+dua"
NGINX = "nginx, a static file"
BARE = "bare Django view, no MIDDLEWARE"
STARTPROJECT = "bare Django view, startproject's MIDDLEWARE"
START = "`wagtail start`, home"
WARM = "article, warm"
MIXED = "article, warm, every tenth request a counted hit"
HIT = "counted hit"
COLD = "article, cold, each with a counted hit"
BARE_APPLICATION = "bench.common.bare:application"
TENTH, EACH, ALWAYS = 10, 2, 1


@contextmanager
def contestants(folder: Path, warm: Place, cold: Place) -> Iterator[list[Contestant]]:
    """All of them, served; nginx only where it is installed."""
    with ExitStack() as stack:
        ours = stack.enter_context(served(warm))
        uncached = stack.enter_context(served(cold, PAGE_CACHE_MB="0"))
        encoding = Asked(0).encoding
        mark = look(ours, ARTICLE).mark

        def of(
            name: str,
            server: Server,
            path: str,
            every: int = 0,
            place: Place | None = None,
            connections: int = CONNECTIONS,
        ) -> Contestant:
            page = look(server, path, encoding)
            asked = Asked(server.port, path, every, mark, connections=connections)
            return Contestant(name, server, asked, page.size, page.encoding, place)

        body = folder / "files" / "article"
        body.parent.mkdir()
        body.write_bytes(b"x" * look(ours, ARTICLE, encoding).size)
        found = [
            of(WARM, ours, ARTICLE),
            of(MIXED, ours, ARTICLE, TENTH, warm),
            of("home, warm", ours, "/"),
            of("section, warm", ours, SECTION),
            of("search", ours, SEARCH, connections=FEW),
            of(HIT, ours, ARTICLE, ALWAYS, warm),
            of(COLD, uncached, ARTICLE, EACH, cold, FEW),
            of("home, cold", uncached, "/", connections=FEW),
            of("section, cold", uncached, SECTION, connections=FEW),
        ]
        start = stack.enter_context(served(cold, APPLICATION, **wagtail_start(folder / "start")))
        bare = {"BODY": str(body)}
        none = stack.enter_context(served(cold, BARE_APPLICATION, **bare))
        startproject = stack.enter_context(served(cold, BARE_APPLICATION, **bare, MIDDLEWARE="startproject"))
        rivals = [of(STARTPROJECT, startproject, "/"), of(BARE, none, "/"), of(START, start, "/", connections=FEW)]
        if command := find_nginx():
            nginx = stack.enter_context(nginx_served(command, body.parent, folder / "nginx"))
            rivals.insert(0, of(NGINX, nginx, f"/{body.name}"))
        yield rivals + found
