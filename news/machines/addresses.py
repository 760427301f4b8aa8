"""Addresses as another machine needs them: whole, under the public name of the site."""

from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from wagtail.models import Page, Site


def absolute(address: str) -> str:
    if address[:1] == "/" != address[1:2]:  # as nearly all of them are
        return f"{settings.PORTAL_URL}{address}"
    return urljoin(f"{settings.PORTAL_URL}/", address)


def page_address(page: Page) -> str:
    return str(page.get_full_url() or "")


def static_address(path: str) -> str:
    return absolute(static(path))


def root_path() -> str:
    """Where the site begins in the tree of pages: `/trang-chu/`."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return site.root_page.url_path if site else "/"


def address_below(root: str, url_path: str) -> str:
    """The address of a page of which only its path in the tree is known."""
    return f"{settings.PORTAL_URL}/{url_path.removeprefix(root)}"
