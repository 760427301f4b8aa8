from typing import Any

from django.urls import reverse

ICON = "traffic"
TITLE = "Thống kê truy cập"


def furniture(title: str, *above: tuple[str, str]) -> dict[str, Any]:
    """The head of an admin page; `above` are the (address, label) of the pages that it stands under."""
    path = [(reverse("wagtailadmin_home"), "Trang quản trị"), *above, ("", title)]
    return {
        "header_title": title,
        "header_icon": ICON,
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in path],
    }
