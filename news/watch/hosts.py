"""Other hosts that the site leads to: known ones, and those that nobody has answered for yet."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

from news.models.linked_host import LinkedHost
from news.models.watch_finding import WatchFinding


def own_hosts() -> set[str]:
    ours = {urlsplit(settings.PORTAL_URL).hostname or "", *Site.objects.values_list("hostname", flat=True)}
    return {host.removeprefix("www.") for host in ours}


def strange(hosts: Iterable[str]) -> set[str]:
    """A host stays strange, wherever it stands, until somebody says that it is meant."""
    hosts = set(hosts) - own_hosts()
    if not hosts:
        return set()
    unanswered = WatchFinding.objects.filter(kind=WatchFinding.Kind.HOST, seen_at=None, subject__in=hosts)
    return (hosts - LinkedHost.objects.known(hosts)) | set(unanswered.values_list("subject", flat=True))
