"""Where visits came from and with what, and what was refused."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Case, CharField, F, Q, Sum, Value, When

from stats.desk.comparison import Comparison
from stats.desk.period import Period, Span
from stats.models import Facet, Refusal
from stats.reasons import Reason
from stats.request.device import Device

MOST_HOSTS = 200


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the visits or refusals: of the whole period, and of both sides of the comparison."""

    name: str
    count: int
    now: int = 0
    before: int = 0


def read_sources(period: Period, comparison: Comparison | None) -> tuple[list[Share], list[Share]]:
    """Referring hosts (the most frequent ones, then the rest together), and kinds of device."""
    top = (
        Facet.objects.filter(kind=Facet.Kind.REFERRER, day__range=(period.first, period.last))
        .values("value")
        .annotate(all=Sum("visits"))
        .order_by("-all", "value")
        .values("value")[:MOST_HOSTS]
    )
    named = Case(
        When(Q(kind=Facet.Kind.DEVICE) | Q(value__in=top), then=F("value")),
        default=Value(""),
        output_field=CharField(),
    )
    rows = Facet.objects.filter(_days(period, comparison)).order_by().values_list("kind", named)
    counted = rows.annotate(**_sums("visits", period, comparison))
    hosts, devices = [], []
    for kind, value, *counts in counted:
        if kind == Facet.Kind.DEVICE:
            devices.append(Share(dict(Device.choices).get(value, value), *counts))
        else:
            hosts.append(Share(value, *counts))
    named_hosts = _ranked(share for share in hosts if share.name)
    rest = [replace(share, name="Các trang khác") for share in hosts if share.count and not share.name]
    return named_hosts + rest, _ranked(devices)


def read_refusals(period: Period, comparison: Comparison | None) -> list[Share]:
    rows = Refusal.objects.filter(_days(period, comparison)).order_by().values_list("reason")
    labels = dict(Reason.choices)
    counted = rows.annotate(**_sums("hits", period, comparison))
    return _ranked(Share(labels.get(reason, reason), *counts) for reason, *counts in counted)


def _ranked(shares: Iterable[Share]) -> list[Share]:
    return sorted((share for share in shares if share.count), key=lambda share: (-share.count, share.name))


def _days(period: Period, comparison: Comparison | None) -> Q:
    wanted = Q(day__range=(period.first, period.last))
    if comparison:
        wanted |= Q(day__range=(comparison.before.first, comparison.before.last))
    return wanted


def _sums(field: str, period: Period, comparison: Comparison | None) -> dict[str, Sum | Value]:
    def of(span: Span | None) -> Sum | Value:
        return Sum(field, default=0, filter=Q(day__range=(span.first, span.last))) if span else Value(0)

    return {
        "whole": of(period),
        "now": of(comparison.now if comparison else None),
        "before": of(comparison.before if comparison else None),
    }
