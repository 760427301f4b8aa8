from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings

from news.models.linked_host import LinkedHost
from news.models.slip import Slip
from news.review.draft import Draft, host_of, read
from news.review.encoding import old_encodings
from news.review.finding import Finding
from news.review.lead import dates_without_year, long_lead
from news.review.links import NewHosts
from news.review.photos import file_names_for_words, missing_captions, no_photo
from news.review.spelling import Slips, double_spaces, missing_spaces

Check = Callable[[Draft], Iterator[Finding]]


def review(article: Any) -> list[Finding]:
    """What should be looked at in this version of `article`, in the order of the checks."""
    slips = Slip.objects.values_list("wrong", "right", "unless_followed_by")
    checks: tuple[Check, ...] = (
        old_encodings,
        dates_without_year,
        long_lead,
        missing_spaces,
        Slips(slips),
        double_spaces,
        no_photo,
        missing_captions,
        file_names_for_words,
        NewHosts(known_hosts),
    )
    draft = read(article)
    return list(dict.fromkeys(finding for check in checks for finding in check(draft)))


def known_hosts(hosts: Iterable[str]) -> set[str]:
    return LinkedHost.objects.known(hosts) | {host_of(settings.PORTAL_URL)}
