"""Reading the numbers, with few and with many counted views."""

from bench.common.figures import Figure, ratios
from bench.common.server import served
from bench.counting import requests
from bench.counting.load import load
from bench.counting.places import Place

ROUNDS, TIMES, SECONDS = 3, 300, 2.0
MOST = 1.2


def numbers(few: Place, many: Place, page: int, mark: str) -> list[Figure]:
    inside: dict[str, list[float]] = {few.url: [], many.url: []}
    over_http: dict[str, list[float]] = {few.url: [], many.url: []}
    with served(few) as for_few, served(many) as for_many:
        places = [(few, for_few.port), (many, for_many.port)]
        for _, port in places:
            load(port, requests.get(port, f"/_s/n?p={mark}"), SECONDS)
        for turn in range(ROUNDS):
            for place, port in places if turn % 2 else reversed(places):
                inside[place.url].append(place.inside("read", page, TIMES))
                done = load(port, requests.get(port, f"/_s/n?p={mark}"), SECONDS)
                if done.failed:
                    raise RuntimeError(f"{done.failed} answers were not 200")
                over_http[place.url].append(done.per_second)
    return [
        Figure("stats.numbers.read, 10,000,000 views", inside[many.url], "ms"),
        ratios("… time against 1,000 views", inside[many.url], inside[few.url], "≤", MOST),
        Figure("GET /_s/n, 10,000,000 views", over_http[many.url], "/s"),
        ratios("… 1,000 views against that", over_http[few.url], over_http[many.url], "≤", MOST),
    ]
