from collections.abc import Sequence
from typing import Any

from django.conf import settings

from news.machines.structured.office import website_id

HOME = "Trang chủ"


def breadcrumb_list(places: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """`places` below home: name and whole address, the page at hand last."""
    steps = [(HOME, f"{settings.PORTAL_URL}/"), *places]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def web_page(title: str, description: str, address: str, language: str) -> dict[str, Any]:
    return {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": title,
        "description": description,
        "inLanguage": language,
        "isPartOf": {"@id": website_id()},
    }


def collection_page(title: str, description: str, address: str, language: str) -> dict[str, Any]:
    return {**web_page(title, description, address, language), "@type": "CollectionPage"}
