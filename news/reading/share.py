"""Addresses with which others' services pass a page on: plain links, none of their scripts."""

import base64
import json
from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Service:
    name: str
    label: str
    icon: str
    href: str

    @property
    def template(self) -> str:
        return f"components/icons/{self.icon}.html"


def services(address: str, title: str) -> list[Service]:
    """`address` is the page's public one."""
    zalo = base64.b64encode(json.dumps({"url": address}).encode()).decode()
    letter = urlencode({"subject": title, "body": f"{title}\n{address}"}, quote_via=quote)
    return [
        Service(
            "Zalo", "Chia sẻ qua Zalo", "zalo", f"https://button-share.zalo.me/share_external?{urlencode({'d': zalo})}"
        ),
        Service(
            "Facebook",
            "Chia sẻ qua Facebook",
            "facebook",
            f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': address})}",
        ),
        Service("Thư", "Gửi qua thư điện tử", "mail", f"mailto:?{letter}"),
    ]
