"""How long searches take: `python bench/search.py`, in a site that `bench/articles.py` has filled.

Asks the whole page, as a reader does, in one process and without any cache: words that stand in every article, rare
ones, phrases, numbers, dates, slips, filters; and suggestions. Prints the median and the 95th of each hundred, in
milliseconds and as a share of the slowest that is allowed, and ends with 1 where one takes longer.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")

SEARCH, SUGGESTIONS = "/tim-kiem/", "/tim-kiem/goi-y/"
SLOWEST = {SEARCH: 400, SUGGESTIONS: 50}  # ms
ASKED = [
    ("a word of all articles", SEARCH, {"q": "thi đua"}),
    ("the same without marks", SEARCH, {"q": "thi dua"}),
    ("two words of all articles", SEARCH, {"q": "khen thưởng thi đua"}),
    ("a common word of three tones", SEARCH, {"q": "tỉnh"}),
    ("a phrase of many titles", SEARCH, {"q": "hội nghị tổng kết công tác thi đua"}),
    ("a rare name", SEARCH, {"q": "Lò Văn Tĩnh Nậm Tả"}),
    ("the number of a document", SEARCH, {"q": "163/QĐ-UBND"}),
    ("a date", SEARCH, {"q": "27/12/2021"}),
    (
        "common words, a section and a year",
        SEARCH,
        {"q": "thi đua", "muc": "khen-thuong", "tu": "1/1/2019", "den": "31/12/2019"},
    ),
    ("common words and a tag", SEARCH, {"q": "phong trào thi đua", "the": "giao-duc"}),
    ("a time alone", SEARCH, {"tu": "1/5/2020", "den": "31/5/2020"}),
    ("the last page", SEARCH, {"q": "thi dua", "page": "84"}),
    ("a slip of common words", SEARCH, {"q": "hoi nghi tonng ket khen thuonng"}),
    ("words that never meet", SEARCH, {"q": "xyzzy thi đua khen thưởng Tả Phìn"}),
    ("one letter", SUGGESTIONS, {"q": "t"}),
    ("the beginning of a common word", SUGGESTIONS, {"q": "thi đ"}),
    ("a longer beginning", SUGGESTIONS, {"q": "hội nghị tổng k"}),
    ("the beginning of a rare name", SUGGESTIONS, {"q": "nậm tả"}),
]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds

    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from news.models import ArticlePage

    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(headers={"host": "localhost"})
    print(f"{connection.vendor}, {ArticlePage.objects.published().count():,} articles, {rounds} rounds", flush=True)
    every: dict[str, list[float]] = {SEARCH: [], SUGGESTIONS: []}
    for name, path, values in ASKED:
        address = f"{path}?{urlencode(values)}"
        client.get(address)
        times = sorted(_milliseconds(client, address) for _ in range(rounds))
        every[path] += times
        print(_line(name, times, SLOWEST[path]), flush=True)
    for path, times in every.items():
        print(_line(f"all of {path}", sorted(times), SLOWEST[path]))
    return int(any(_95th(sorted(times)) > SLOWEST[path] for path, times in every.items()))


def _milliseconds(client: object, address: str) -> float:
    begun = time.perf_counter()
    answer = client.get(address)  # type: ignore[attr-defined]
    took = (time.perf_counter() - begun) * 1000
    assert answer.status_code == 200, address
    return took


def _line(name: str, times: list[float], slowest: float) -> str:
    p95 = _95th(times)
    return f"  {name:<40}{statistics.median(times):>8.0f} ms{p95:>8.0f} ms  {p95 / slowest:>6.2f} of {slowest} ms"


def _95th(times: list[float]) -> float:
    return times[max(round(len(times) * 0.95) - 1, 0)]


if __name__ == "__main__":
    sys.exit(main())
