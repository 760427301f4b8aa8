"""The drill, in the order of its sentences: what is broken by one is whole again for the next."""

import json
import re
import sys
import threading
import time
from urllib.parse import urlencode

import pytest

from portal import setup
from tests.deploy.conftest import Town
from tests.deploy.hosts import Host
from tests.deploy.places import NAME, eventually
from tests.deploy.readers import Answer, Load, new_address

PERSON = """
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("tap-dot", "tap-dot@example.vn", password)
"""
PUBLISH = """
from news.models import ArticlePage
page = ArticlePage.objects.get(url_path__endswith=address)
page.title = title
page.save_revision().publish()
print(time.time())
"""
PHOTO = """
import io
from PIL import Image
from news.photos.store import store_photo
from news.photos.renditions import make_base
picture = io.BytesIO()
Image.linear_gradient("L").convert("RGB").resize((1600, 900)).save(picture, "JPEG")
picture.seek(0)
photo = store_photo(picture, "Quang cảnh hội nghị")
make_base(photo)
print(json.dumps({"original": photo.file.name, "shown": photo.renditions.first().url}))
"""
PLAN = """
import datetime
from django.utils import timezone
from news.models import ArticlePage
page = ArticlePage.objects.get(url_path__endswith=address)
page.unpublish()
page.go_live_at = timezone.now() + datetime.timedelta(seconds=5)
page.save_revision().publish()
"""
TOKEN = "a" * 32
PASSWORD = "Con-Thuyen-Nho-7391"
AS_FORM = {
    "Cookie": f"__Host-csrf={TOKEN}",
    "Referer": f"https://{NAME}/dang-nhap/",
    "Content_Type": "application/x-www-form-urlencoded",
}


def form(**fields: str) -> bytes:
    return urlencode({"csrfmiddlewaretoken": TOKEN, **fields}).encode()


def tell(text: str) -> None:
    sys.__stdout__.write(f"\n  {text}\n")
    sys.__stdout__.flush()


@pytest.fixture(scope="module")
def cookie(town: Town) -> str:
    """Of somebody who signed in through the proxy."""
    town.a.shell(PERSON, password=PASSWORD)
    answer = town.readers.ask("/dang-nhap/", "POST", form(login="tap-dot", password=PASSWORD), **AS_FORM)
    assert answer.status == 302, answer.text
    session = re.search(r"__Host-phien=[^;]+", str(answer.headers))
    assert session
    return f"{session[0]}; __Host-csrf={TOKEN}"


def test_hosts_that_start_at_once_prepare_one_after_another(town: Town) -> None:
    logs = [host.log.read_text() for host in town.webs]
    assert sum(setup.WAITING in log for log in logs) == 1
    assert sum("Tài khoản quản trị" in log for log in logs) == 1


def test_readers_come_over_tls_and_http2_and_get_brotli(town: Town) -> None:
    assert town.readers.protocol("h2", "http/1.1") == "h2"
    answer = town.readers.ask("/", Accept_Encoding="gzip, deflate, br, zstd")
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "img-src 'self' data:" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers


def test_both_hosts_say_the_same_bytes(town: Town) -> None:
    assert re.sub(r">[\d.]+<", "", town.a.ask("/")[1]) == re.sub(r">[\d.]+<", "", town.b.ask("/")[1])


def test_static_files_are_kept_by_the_proxy_in_each_encoding(town: Town) -> None:
    sheet = re.search(r'href="(/static/css/site\.[0-9a-f]{12}\.css)"', town.readers.ask("/").text)
    assert sheet
    for encoding in ("br", "gzip", "identity", "br"):
        answer = town.readers.ask(sheet[1], Accept_Encoding=encoding)
        assert answer.status == 200
        assert answer.headers.get("Content-Encoding", "identity") == encoding
        assert "immutable" in answer.headers["Cache-Control"]


def test_what_is_for_those_who_watch_is_closed_to_the_public(town: Town) -> None:
    for address in ("/healthz", "/readyz", "/metrics"):
        assert town.readers.ask(address).status == 404
    for host in town.webs:
        status, text, _ = host.ask("/readyz")
        assert (status, json.loads(text)["ready"]) == (200, True)


def test_hits_on_both_hosts_are_all_counted(town: Town) -> None:
    _, mark = town.article()
    visits, views = town.counted(mark)
    load = Load(town.readers, mark)
    eventually(lambda: load.acknowledged >= 1_000, 120)
    load.end()
    tell(f"{load.acknowledged} hits answered by {len(load.hosts)} hosts")
    assert len(load.hosts) == 2
    assert load.unanswered == 0
    after = (visits + load.acknowledged, views + load.acknowledged)
    eventually(lambda: town.counted(mark) == after)
    time.sleep(2)
    assert town.counted(mark) == after
    for host in town.webs:
        assert json.loads(host.ask(f"/_s/n?p={mark}")[1])["today"] == after[0]


def test_what_is_published_on_one_host_is_seen_on_both_within_a_second(town: Town) -> None:
    address, _ = town.article()
    for host in town.webs:
        assert host.ask(address)[0] == 200
    title = f"Tiêu đề đổi lúc {time.time():.0f}"
    seen: dict[str, float] = {}
    ended = threading.Event()

    def watch(host: Host) -> None:
        while not ended.is_set():
            if title in host.ask(address)[1]:
                seen[host.name] = time.time()
                return
            time.sleep(0.02)

    watchers = [threading.Thread(target=watch, args=[host]) for host in town.webs]
    for watcher in watchers:
        watcher.start()
    published = float(town.a.shell(PUBLISH, address=address, title=title))
    for watcher in watchers:
        watcher.join(20)
    ended.set()
    told = ", ".join(f"{name} {moment - published:+.2f} s" for name, moment in seen.items())
    tell(f"published on a, seen: {told}")
    assert len(seen) == 2
    assert all(moment - published < 1 for moment in seen.values())


def test_who_signed_in_on_one_host_is_signed_in_on_the_other(town: Town, cookie: str) -> None:
    for host in town.webs:
        status, text, _ = host.ask("/quan-tri/phien/", Cookie=cookie)
        assert (status, json.loads(text)["alive"]) == (200, True)


def test_who_is_locked_out_by_one_host_is_locked_out_by_the_other(town: Town) -> None:
    def sign_in(host: Host) -> int:
        return host.ask("/dang-nhap/", "POST", form(login="nguoi-la", password="sai"), **AS_FORM)[0]

    assert [sign_in(town.a) for _ in range(5)][-1] in (200, 429)
    assert sign_in(town.b) == 429


def test_a_photo_that_one_host_took_in_is_shown_by_the_other_and_its_original_by_none(town: Town) -> None:
    photo = json.loads(town.a.shell(PHOTO))
    for host in town.webs:
        assert host.ask(photo["shown"])[0] == 200
        assert host.ask(f"/media/{photo['original']}")[0] == 404
    assert town.readers.ask(photo["shown"]).status == 200
    assert town.readers.ask(f"/media/{photo['original']}").status == 404
    assert town.readers.ask("/media/documents/a.pdf").status == 404
    assert not town.a.data.with_name("a-media").exists()


def test_machines_that_guess_passwords_are_slowed_down(town: Town) -> None:
    source = new_address()
    answers = [town.readers.ask("/dang-nhap/", "POST", b"", source).status for _ in range(60)]
    assert 429 in answers
    assert town.readers.ask("/dang-nhap/", "POST", b"").status != 429


def test_another_worker_takes_over_within_a_minute_from_one_that_was_killed(town: Town) -> None:
    address, _ = town.article()
    leader = town.leader()
    town.a.shell(PLAN, address=address)
    leader.kill()
    began = time.monotonic()
    eventually(lambda: town.a.ask(address)[0] == 200, 60)
    tell(f"what the killed worker had to publish came out after {time.monotonic() - began:.0f} s (5 s were due)")
    assert town.leader() is not leader
    leader.start()
    leader.wait()


def test_a_host_killed_under_load_costs_no_hit_that_was_answered(town: Town) -> None:
    _, mark = town.article()
    visits, _ = town.counted(mark)
    load = Load(town.readers, mark)
    eventually(lambda: load.acknowledged >= 200, 60)
    town.a.kill()
    at_death = load.acknowledged
    eventually(lambda: load.acknowledged >= at_death + 200, 60)
    town.a.start()
    town.a.wait()
    back = load.acknowledged
    eventually(lambda: load.acknowledged >= back + 200, 60)
    load.end()
    counted = eventually(lambda: (now := town.counted(mark)[0] - visits) >= load.acknowledged and now)
    time.sleep(2)
    tell(f"{load.acknowledged} answered, {load.unanswered} not, {town.counted(mark)[0] - visits} counted")
    assert counted <= town.counted(mark)[0] - visits <= load.acknowledged + load.unanswered
    assert load.unanswered <= 20


def test_known_pages_go_on_while_postgresql_restarts(town: Town, cookie: str) -> None:
    address, mark = town.article()
    known = ["/", address]
    for host in town.webs:  # each process knows pages of its own, and each connection meets either
        for each in known * 40:
            assert host.ask(each)[0] == 200
    sources = [new_address() for _ in range(12)]
    for source in sources:
        for each in known:
            assert town.readers.ask(each, source=source).status == 200
        assert town.readers.hit(mark, source).status == 200
    visits, _ = town.counted(mark)
    page = mark.partition(".")[0]

    town.database.stop()
    ended = time.monotonic() + 15
    answers: list[Answer] = []
    hits = Load(town.readers, mark, threads=2)
    while time.monotonic() < ended:
        answers += [town.readers.ask(each, source=source) for each in known for source in sources]
    assert {answer.status for answer in answers} == {200}
    slowest = max(answer.seconds for answer in answers)
    tell(f"{len(answers)} known pages while PostgreSQL was away, the slowest in {slowest:.2f} s")

    unknown = town.readers.ask("/so-do-trang/")
    assert unknown.status == 503
    assert "Trang tạm gián đoạn" in unknown.text
    typed = form(title="Một bài dài", lead="Hai câu.")
    kept = town.readers.ask(f"/quan-tri/pages/{page}/edit/", "POST", typed, **{**AS_FORM, "Cookie": cookie})
    assert kept.status == 503
    assert "Một bài dài" in kept.text and "Gửi lại" in kept.text

    town.database.start()
    began = time.monotonic()
    eventually(lambda: town.a.ask("/so-do-trang/")[0] == town.b.ask("/so-do-trang/")[0] == 200, 60)
    eventually(lambda: town.b.ask("/quan-tri/", Cookie=cookie)[0] == 200, 60)
    tell(f"all of it again {time.monotonic() - began:.1f} s after PostgreSQL came back")
    hits.end()
    eventually(lambda: town.counted(mark)[0] - visits >= hits.acknowledged)
    tell(f"{hits.acknowledged} hits answered meanwhile, {town.counted(mark)[0] - visits} counted")
    assert town.counted(mark)[0] - visits <= hits.acknowledged + hits.unanswered
    assert town.leader() in town.workers


def test_without_any_host_the_proxy_itself_says_so_in_vietnamese(town: Town) -> None:
    for host in town.webs:
        host.kill()
    answer = town.readers.ask("/")
    assert (answer.status, answer.headers["Retry-After"]) == (502, "30")
    assert "Trang tạm gián đoạn" in answer.text
    for host in town.webs:
        host.start()
    for host in town.webs:
        host.wait()
    eventually(lambda: town.readers.ask("/").status == 200)
