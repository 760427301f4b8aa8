"""From the addresses of pages, as people copy them, to the pages."""

from collections.abc import Collection
from urllib.parse import unquote, urlsplit

from django.db.models import QuerySet
from wagtail.models import Page, Site

from stats.bulk import among


class UnknownAddress(ValueError):
    """The text is a sentence for whoever gave the address."""


def pages_at(addresses: Collection[str]) -> dict[str, Page | UnknownAddress]:
    """The page at each address, `/khen-thuong/bai/` or the same with the site's host, in two queries."""
    sites = {site.hostname: site.root_page.url_path for site in Site.objects.select_related("root_page")}
    default = next(iter(sites.values()), "/")
    paths: dict[str, str] = {}
    found: dict[str, Page | UnknownAddress] = {}
    for address in addresses:
        try:
            parts = urlsplit(address if "//" in address or address.startswith("/") else f"/{address}")
            host = parts.hostname
        except ValueError:
            found[address] = UnknownAddress(f"“{address}” không phải là một địa chỉ.")
            continue
        if host and host not in sites:
            found[address] = UnknownAddress(f"Địa chỉ “{address}” thuộc trang khác, không phải cổng này.")
            continue
        root = sites[host] if host else default
        paths[address] = root + unquote(parts.path).strip("/") + "/" if parts.path.strip("/") else root
    pages = {page.url_path: page for page in _pages().filter(url_path__in=set(paths.values()))}
    for address, path in paths.items():
        unknown = UnknownAddress(f"Không có trang nào ở địa chỉ “{address}”.")
        found[address] = pages.get(path) or unknown
    return found


def pages_by_number(numbers: Collection[int]) -> dict[int, Page]:
    return {page.pk: page for page in _pages().filter(pk__in=among(numbers))}


def _pages() -> "QuerySet[Page]":
    return Page.objects.only("title", "url_path", "live", "path", "depth").filter(depth__gt=1).order_by()
