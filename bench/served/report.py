"""The run as a page of Markdown."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.common.figures import Figure, number, ratios
from bench.common.markdown import table
from bench.served.asked_for import AIM
from bench.served.contestant import Contestant
from bench.served.contestants import BARE, NGINX

PAGE = """\
<!-- Written by `make bench`: changes here are lost with the next run. -->
# Speed: the pages as they are served

{machine}.
Load average before the run: {load}; {rounds} rounds in turns, medians; in brackets the least and the most of them.
Everyone has {processes} processes; nginx aside all are served by granian with `{flags}`.
The generator, wrk in one thread with {connections} connections ({few} where Django makes every answer: cold pages,
searches, `wagtail start`), runs on the same machine and shares its cores: it used {busy} of one core, most beside the
fastest servers. Ratios are taken round by round.

## What is asked

{asked}

The aim of the warm article against the bare view is {aim} ×.

## All figures

{all}

- *Body*: as it goes over the wire to a browser that takes Brotli and gzip. The bare views and nginx answer a file
  of the size of the article so compressed, and compress nothing.
- *Warm*: kept by the page cache. *Cold*: no page cache (`PAGE_CACHE_MB=0`), every page is rendered and compressed
  for its reader, as searches always are; `wagtail start` compresses nothing. The article is the sample site's with
  three photos; after each cold one comes a counted hit: the pairs are counted, and both have taken the processor time.
- *p50, p99*: at half of the capacity, by readers who pause at random; *of capacity* is what they reached. Where hits
  come in turn with pages, the slower half of all answers is looked at.
- *Hits*: each of a visitor who never came before; that all were counted is checked after the run.
- *Processor*: of all of the server's processes for one answer, the folding of hits included. *MB*: the memory of its
  largest process.
- `wagtail start`: made for this run, production settings, the portal's own SQLite options; its home page shows a
  greeting.
"""
HEAD = ("", "body, bytes", "a second", "× bare", "× nginx", "p50, ms", "p99, ms", "of capacity", "processor, µs", "MB")


def report(contestants: Sequence[Contestant], asked: Sequence[Figure], conditions: Mapping[str, object]) -> str:
    busy = [median(one.generator) for one in contestants]
    return PAGE.format(
        **conditions,
        rounds=len(contestants[0].rates),
        busy=f"{number(min(busy))} to {number(max(busy))}",
        aim=AIM,
        asked=table(("", "measured", "asked", "kept"), map(_asked, asked)),
        all=table(HEAD, _rows(contestants)),
    )


def _asked(figure: Figure) -> tuple[str, str, str, str]:
    _, _, _, bound, verdict = figure.cells
    return figure.name, _spread(figure.values, figure.unit), bound, {"pass": "yes", "MISSED": "**no**"}[verdict]


def _rows(contestants: Sequence[Contestant]) -> list[list[str]]:
    rates = {one.name: one.rates for one in contestants}
    rows = []
    for one in contestants:
        against = [ratios("", one.rates, rates[name]).value if name in rates else None for name in (BARE, NGINX)]
        rows.append(
            [
                one.name,
                f"{one.size:,} {one.encoding}".strip(),
                _spread(one.rates),
                *("–" if value is None else number(value) for value in against),
                _spread(one.p50),
                _spread(one.p99),
                f"{median(one.reached):.0%}",
                _spread(one.processor),
                number(one.server.resident_megabytes()),
            ]
        )
    return rows


def _spread(values: Sequence[float], unit: str = "") -> str:
    least, most = number(min(values)), number(max(values))
    value = f"{number(median(values))} {unit}".strip()
    return value if least == most else f"{value} ({least} … {most})"
