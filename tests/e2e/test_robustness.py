"""Whatever a client sends, it gets an answer below 500 with the headers of the outermost layer."""

import re
from urllib.parse import quote, urlencode

import pytest

from tests.e2e.people import AGENTS
from tests.e2e.server import Answer, Portal

COUNTER = ("/_s/v", "/_s/o", "/_s/n", "/_s/p.gif")
NUL, SURROGATE, LONG = "%00", "%ED%A0%80", "x" * 8_192
BYTES = (NUL, SURROGATE, "%FF%FE", "%C0%AF", "%F4%90%80%80")


def safe(answer: Answer) -> Answer:
    assert answer.status < 500
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src" in answer.headers["Content-Security-Policy"]
    return answer


@pytest.mark.parametrize("number", ["abc", "0", "-1", "99999", "", "1e9", "%00", "２", "1&page=2"])
@pytest.mark.parametrize("path", ["/", "/phong-trao-thi-dua/", "/tim-kiem/?q=thi%20dua", "/thu-vien-anh/"])
def test_any_page_number_is_answered(portal: Portal, path: str, number: str) -> None:
    joined = "&" if "?" in path else "?"
    assert safe(portal.get(f"{path}{joined}page={quote(number, safe='%&=')}")).status == 200


@pytest.mark.parametrize("path", COUNTER)
def test_the_counter_bears_anything(portal: Portal, path: str) -> None:
    mark = re.search(r'data-page="([^"]+)"', portal.get("/").text)[1]
    bodies = (b"", b"\0\xff\xfe", b"{}", b"1.", f"{mark} \0".encode(), mark.encode() * 9, b"x" * 1_048_576)
    before = portal.numbers()
    for body in bodies:
        safe(portal.get(path, "POST", body, headers={"User-Agent": "", "Content-Type": "text/plain"}))
    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"):
        safe(portal.get(path, method, headers={"User-Agent": ""}))
    for query in ("p=", "p=%00", f"p={SURROGATE}", f"p={LONG}", "p=1.aaaaaaaaaaaa", "p[]=1", "&&&"):
        safe(portal.get(f"{path}?{query}", headers={"User-Agent": AGENTS[-1]}))
    after = portal.numbers()
    assert (after["today"], after["total"]) == (before["today"], before["total"])


@pytest.mark.parametrize("piece", BYTES)
def test_bytes_that_are_no_text_are_answered(portal: Portal, piece: str) -> None:
    for target in (
        f"/{piece}",
        f"/{piece}/{piece}/",
        f"/phong-trao-thi-dua/{piece}/",
        f"/phong-trao-thi-dua/?page={piece}",
        f"/phong-trao-thi-dua/?{piece}={piece}",
        f"/tim-kiem/?q={piece}",
        f"/tim-kiem/?q=thi{piece}dua&page={piece}",
        f"/tim-kiem/goi-y/?q={piece}",
        f"/media/{piece}",
        f"/media/images/{piece}.jpg",
        f"/static/{piece}",
        f"/tai-lieu/1/{piece}",
        f"/dang-nhap/?next={piece}",
        f"/quan-tri/?q={piece}",
        f"/quan-tri/{piece}/",
        f"/dat-lai-mat-khau/1-{piece}/",
        f"/tim-kiem/?q=thi&muc={piece}&the={piece}&tu={piece}&den={piece}",
        f"/the/{piece}/",
        f"/tac-gia/{piece}/",
        f"/luu-tru/{piece}/",
        f"/luu-tru/2021/{piece}/",
        f"/thu-vien-anh/?page={piece}",
        f"/phong-trao-thi-dua/{piece}/anh/{piece}/",
        f"/phong-trao-thi-dua/{piece}/luu/",
        f"/{piece}/rss.xml",
        f"/api/{piece}/",
        f"/api/v1/bai-viet/{piece}/",
        f"/api/v1/bai-viet/?section={piece}&tag={piece}&from={piece}&to={piece}&page={piece}",
        f"/sitemap.xml?p={piece}",
        f"/healthz?{piece}",
    ):
        safe(portal.get(target))


@pytest.mark.parametrize("piece", BYTES)
def test_the_login_form_bears_bytes_that_are_no_text(portal: Portal, piece: str) -> None:
    form = portal.get("/dang-nhap/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.text)[1]
    cookie = form.headers["Set-Cookie"].split(";")[0]
    told = urlencode({"csrfmiddlewaretoken": token}) + f"&login={piece}&password={piece}&next={piece}"
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    assert safe(portal.get("/dang-nhap/", "POST", told.encode(), headers=headers)).status in (200, 400, 403)


def test_an_address_of_8_kilobytes_is_answered(portal: Portal) -> None:
    for target in (f"/{LONG}", f"/phong-trao-thi-dua/{LONG}/", f"/tim-kiem/?q={LONG}", f"/?{LONG}", f"/static/{LONG}"):
        safe(portal.get(target))


LISTS = ("/", "/phong-trao-thi-dua/", "/tim-kiem/", "/so-do-trang/", "/luu-tru/2021/12/", "/thu-vien-anh/", "/the/x/")
MACHINES = ("/rss.xml", "/sitemap.xml", "/api/v1/bai-viet/", "/robots.txt", "/khong-co/", "/static/")


@pytest.mark.parametrize("path", [*LISTS, *MACHINES])
def test_a_wrong_method_is_answered(portal: Portal, path: str) -> None:
    for method in ("POST", "PUT", "DELETE", "TRACE", "OPTIONS", "BREW"):
        safe(portal.get(path, method, b"x=1"))


@pytest.mark.parametrize("query", ['"', 'a"b', "'", "%", "_", "*", "OR", "NOT", "(", ":", "-", "\\", "🙂", "tu " * 500])
def test_any_search_is_answered(portal: Portal, query: str) -> None:
    assert safe(portal.get(f"/tim-kiem/?q={quote(query)}")).status == 200
