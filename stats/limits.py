from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one address may send and begin: offices and mobile networks share theirs."""

    hits_per_second: int = 4
    burst: int = 20
    visits_per_hour: int = 600
    visits_per_day: int = 3_000


USUAL = Limits()


def limits() -> Limits:
    """Those of `settings.STATS_LIMITS`, a dictionary of the names above."""
    given = getattr(settings, "STATS_LIMITS", None)
    return Limits(**given) if given else USUAL
