"""Prints what the web processes hold over time; ends with 1 if a bound is missed."""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.memory.readers import Reader, addresses_of
from bench.memory.site import Site, served

READERS = 8
LINES = 20
CHANGE_EVERY = 5.0  # seconds
MOST, GROWTH, FIRST_ANSWER = 200.0, 1.05, 3.0  # MB, the last third against the second, seconds


def main() -> int:
    minutes = float(os.environ.get("MINUTES", "10"))
    with served():
        pass  # prepares what is missing: an ordinary start is measured
    with served() as site:
        print(f"first answer {site.first_answer:.2f} s after the start (at most {FIRST_ANSWER} s)", flush=True)
        samples = _watch(site, minutes * 60)
    second, last = (max(samples[LINES * part // 3 : LINES * (part + 1) // 3]) for part in (1, 2))
    print(
        f"most {max(samples):.1f} MB (at most {MOST}), last third / second third {last / second:.3f} (at most {GROWTH})"
    )
    return 0 if max(samples) <= MOST and last / second <= GROWTH and site.first_answer <= FIRST_ANSWER else 1


def _watch(site: Site, seconds: float) -> list[float]:
    """MB of the greatest web process, at even moments."""
    addresses, mark = addresses_of(site)
    began = time.monotonic()
    readers = [Reader(site, addresses, mark, began + seconds, seed) for seed in range(READERS)]
    for reader in readers:
        reader.start()
    samples = []
    for line in range(1, LINES + 1):
        _edit_until(began + seconds * line / LINES)
        held = site.resident()
        samples.append(held[0])
        answered, failed = (sum(getattr(reader, name) for reader in readers) for name in ("answered", "failed"))
        told = "  ".join(f"{one:6.1f} MB" for one in held)
        print(
            f"{(time.monotonic() - began) / 60:5.1f} min  {told}  {answered:>9,} answered, {failed} failed", flush=True
        )
    return samples


def _edit_until(until: float) -> None:
    """An editor publishes every few seconds, so that everything is rendered again and again."""
    from news.models import ArticlePage

    while (left := until - time.monotonic()) > 0:
        time.sleep(min(left, CHANGE_EVERY))
        article = ArticlePage.objects.live().order_by("?").first()
        if article is not None:
            article.save_revision().publish()


if __name__ == "__main__":
    with TemporaryDirectory(prefix="drill-memory-") as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
        for variable in ("PORTAL_DATA", "PORTAL_MEDIA"):
            os.environ.setdefault(variable, str(Path(folder, variable)))
        import django

        django.setup()
        sys.exit(main())
