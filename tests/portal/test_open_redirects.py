"""No address of ours leads a visitor to another host because an address or a form says so."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from desk_addresses import addresses
from desk_sample import make_desk_sample
from django.test import Client
from roles import ADMINISTRATOR, APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in
from signing_in import PASSWORD, make_colleague
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from news.models import HomePage, WatchFinding

pytestmark = pytest.mark.django_db
ELSEWHERE = "la.example"
TARGETS = [
    f"https://{ELSEWHERE}/",
    f"//{ELSEWHERE}/",
    f"/\\{ELSEWHERE}/",
    f"\\\\{ELSEWHERE}/",
    f"https:{ELSEWHERE}",
    f"///{ELSEWHERE}/",
    f"http://testserver@{ELSEWHERE}/",
    f"/\t/{ELSEWHERE}/",
    "javascript:alert(1)",
    f"https://testserver.{ELSEWHERE}/",
]
NAMES = ["next", "url", "redirect", "redirect_to", "return", "return_to", "continue", "dest", "to", "u", "goto", "back"]


def leads_away(answer: Any) -> bool:
    place = answer.headers.get("Location", "")
    seen_by_a_browser = place.replace("\\", "/").replace("\t", "").strip()
    host = urlsplit(f"https:{seen_by_a_browser}" if seen_by_a_browser.startswith("//") else seen_by_a_browser)
    return host.hostname not in (None, "testserver", "localhost") or host.scheme not in ("", "http", "https")


def asked(target: str) -> str:
    return "&".join(f"{name}={quote(target)}" for name in NAMES)


@pytest.mark.parametrize("target", TARGETS)
def test_signing_in_and_out_lead_nowhere_else(client: Client, home: HomePage, target: str) -> None:
    make_colleague(APPROVER, "dong.nghiep")
    form = {"login": "dong.nghiep", "password": PASSWORD, **dict.fromkeys(NAMES, target)}
    answer = client.post(f"/dang-nhap/?{asked(target)}", form)
    assert answer.status_code == 302
    assert not leads_away(answer)
    for address in ("/dang-nhap/", "/quan-tri/login/", "/dang-nhap/xac-nhan/", "/dang-nhap/phien/", "/dang-xuat/"):
        assert not leads_away(client.get(f"{address}?{asked(target)}"))
    assert not leads_away(client.post(f"/dang-xuat/?{asked(target)}", dict.fromkeys(NAMES, target)))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/tim-kiem/",
        "/tim-kiem/goi-y/",
        "/so-do-trang/",
        "/phong-trao/",
        "/quen-mat-khau/",
        "/rss.xml",
        "/khong-co/",
    ],
)
def test_public_addresses_lead_nowhere_else(client: Client, home: HomePage, address: str, target: str) -> None:
    assert not leads_away(client.get(f"{address}?{asked(target)}"))


@pytest.mark.parametrize(
    "path", [f"//{ELSEWHERE}", f"//{ELSEWHERE}/%2e%2e", f"/%2f{ELSEWHERE}", f"/%5c{ELSEWHERE}", f"/\\{ELSEWHERE}"]
)
def test_a_path_that_looks_like_a_host_leads_nowhere_else(client: Client, home: HomePage, path: str) -> None:
    assert not leads_away(client.generic("GET", "/", PATH_INFO=path))


@pytest.mark.walk
def test_no_address_of_the_admin_leads_elsewhere(home: HomePage) -> None:
    sample: SimpleNamespace = make_desk_sample(Site.objects.get(is_default_site=True))
    client = signed_in(sample.user)
    away = []
    for _, address in list(addresses(sample)):
        for target in TARGETS[:4]:
            sign = "&" if "?" in address else "?"
            answer = client.get(f"{address}{sign}{asked(target)}")
            if leads_away(answer):
                away.append(answer.headers["Location"])
        if leads_away(client.post(address, dict.fromkeys(NAMES, TARGETS[0]))):
            away.append(f"POST {address}")
    assert away == []


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR, APPROVER])
def test_only_administrators_make_redirects(home: HomePage, role: str) -> None:
    client = signed_in(make_person(role))
    form = {"old_path": "/tin", "redirect_link": f"https://{ELSEWHERE}/", "is_permanent": "on"}
    client.post("/quan-tri/redirects/add/", form)
    client.get("/quan-tri/redirects/import/")
    assert not Redirect.objects.exists()


def test_a_redirect_to_another_host_shows_in_the_watch(client: Client, home: HomePage) -> None:
    form = {"old_path": "/tin", "redirect_link": f"https://{ELSEWHERE}/", "is_permanent": "on"}
    assert signed_in(make_person(ADMINISTRATOR, "quan.tri")).post("/quan-tri/redirects/add/", form).status_code == 302
    assert client.get("/tin/").headers["Location"] == f"https://{ELSEWHERE}/"
    finding = WatchFinding.objects.unseen().get(subject=ELSEWHERE)
    assert finding.place.endswith("“/tin”")
    assert "quan.tri" in finding.by
