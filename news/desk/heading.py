from typing import Any

from django.urls import reverse


def heading(title: str, icon: str, *path: tuple[str, str]) -> dict[str, Any]:
    """What the top of a screen shows; `path` are pairs of address and label below the admin's front page."""
    links = [(reverse("wagtailadmin_home"), "Trang quản trị"), *path]
    return {
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in links],
    }
