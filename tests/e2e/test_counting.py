"""Who is counted and who is not, as a real Chromium sees it."""

import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.e2e.conftest import AS_A_PERSON, FLAGS
from tests.e2e.people import COLLEAGUE, Account, sign_in
from tests.e2e.reading import counted, printed, shows
from tests.e2e.relay import relay
from tests.e2e.server import Portal, eventually

ARTICLE = "/tin-hoat-dong/hoi-nghi-ky-giao-uoc-thi-dua-nam-2025/"
RULES = "/thong-ke-truy-cap/"
MARK = re.compile(r'data-page="([0-9A-Za-z_.-]+)"')
SETTLED = 1_500  # milliseconds: longer than a process remembers numbers
FOUR_MINUTES = 240_000

Visitor = Callable[..., BrowserContext]


def total(portal: Portal) -> int:
    return portal.numbers()["total"]


def visits(portal: Portal, since: int, number: int) -> None:
    eventually(lambda: total(portal) == since + number, 5)


def sent(page: Page) -> list[tuple[str, str]]:
    """What the page tells the counter from now on: path and body."""
    told: list[tuple[str, str]] = []
    page.context.on(
        "request",
        lambda asked: (
            told.append((asked.url.partition("/_s/")[2], asked.post_data or "")) if "/_s/" in asked.url else None
        ),
    )
    return told


def test_a_first_visit_a_reload_and_a_second_tab_are_one_visit_and_one_view(portal: Portal, visitor: Visitor) -> None:
    before = portal.numbers()
    context = visitor()
    page = context.new_page()
    first = counted(page, lambda: page.goto(ARTICLE))
    assert not page.evaluate("navigator.webdriver")
    shows(page, first)
    assert first["total"] == before["total"] + 1
    assert first["online"] >= 1

    again = counted(page, page.reload)
    tab = context.new_page()
    beside = counted(tab, lambda: tab.goto(ARTICLE))
    for later in (again, beside):
        assert (later["views"], later["total"]) == (first["views"], first["total"])
    shows(tab, beside)
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_page_tells_its_mark_and_only_the_host_it_was_reached_from(portal: Portal, visitor: Visitor) -> None:
    page = visitor().new_page()
    told = sent(page)
    counted(page, lambda: page.goto(ARTICLE))
    mark = MARK.search(page.content())[1]
    counted(page, lambda: page.goto(ARTICLE, referer="https://tim-kiem.example/tim?q=bi+mat"))
    assert told == [("v", mark), ("v", f"{mark} tim-kiem.example")]


def test_a_reader_without_javascript_is_counted_by_a_picture(portal: Portal, visitor: Visitor) -> None:
    before = total(portal)
    page = visitor(java_script_enabled=False).new_page()
    with page.expect_response("**/_s/p.gif?p=*") as picture:
        page.goto(ARTICLE)
    assert picture.value.status == 200
    visits(portal, before, 1)
    mark = MARK.search(page.content())[1]
    views = portal.numbers(mark)["views"]
    page.reload()
    page.wait_for_timeout(SETTLED)
    assert (total(portal), portal.numbers(mark)["views"]) == (before + 1, views)


def test_a_signed_in_editor_reads_the_numbers_uncounted(
    portal: Portal, accounts: dict[str, Account], visitor: Visitor
) -> None:
    page = visitor().new_page()
    sign_in(page, accounts[COLLEAGUE])
    told, before = sent(page), total(portal)
    with page.expect_response("**/_s/n") as numbers:
        page.goto(ARTICLE)
    shows(page, {name: number for name, number in numbers.value.json().items() if name != "online"})
    page.wait_for_timeout(SETTLED)
    assert told == [("n", "")]
    assert "/_s/p.gif" not in page.content()
    assert total(portal) == before


def test_a_preview_tells_the_counter_nothing(portal: Portal, accounts: dict[str, Account], visitor: Visitor) -> None:
    page = visitor().new_page()
    sign_in(page, accounts[COLLEAGUE])
    mark = MARK.search(portal.get(ARTICLE).text)[1]
    page.goto(f"/quan-tri/pages/{mark.partition('.')[0]}/edit/")
    told, before = sent(page), portal.numbers(mark)
    page.get_by_label("Ẩn/hiện xem trước").click()
    with page.context.expect_page() as opened:
        page.get_by_label("Xem trước trong thẻ trình duyệt mới").click()
    preview = opened.value
    expect(preview.get_by_role("article")).to_be_visible()
    preview.wait_for_timeout(SETTLED)
    assert [path for path, _ in told if path != "n"] == []
    assert "/_s/p.gif" not in preview.content()
    after = portal.numbers(mark)
    assert (after["total"], after["views"]) == (before["total"], before["views"])


def test_a_prefetched_page_is_counted_when_it_is_opened(portal: Portal, visitor: Visitor) -> None:
    # Links that load ahead are inline rules, which this site's own policy forbids: only a test writes them.
    context = visitor(bypass_csp=True)
    page = context.new_page()
    counted(page, lambda: page.goto("/"))
    before, told, ahead = total(portal), sent(page), []
    mark = MARK.search(portal.get(ARTICLE).text)[1]
    views = portal.numbers(mark)["views"]
    context.on("request", lambda asked: ahead.append(asked.url) if "prefetch" in purpose(asked) else None)
    page.evaluate(PREFETCH_LINK, ARTICLE)
    page.evaluate(PREFETCH_RULE, RULES)
    eventually(lambda: page.wait_for_timeout(100) or {f"{portal.url}{ARTICLE}", f"{portal.url}{RULES}"} <= set(ahead))
    page.wait_for_timeout(SETTLED)
    assert told == []
    assert (total(portal), portal.numbers(mark)["views"]) == (before, views)
    opened = counted(page, lambda: page.evaluate("address => { location.href = address }", ARTICLE))
    assert opened["views"] == views + 1


PREFETCH_LINK = """address => {
  const link = document.createElement('link');
  document.head.append(Object.assign(link, {rel: 'prefetch', href: address}));
}"""
PREFETCH_RULE = """address => {
  const rules = document.createElement('script');
  const text = JSON.stringify({prefetch: [{source: 'list', urls: [address], eagerness: 'immediate'}]});
  document.head.append(Object.assign(rules, {type: 'speculationrules', textContent: text}));
}"""


def purpose(asked: Any) -> str:
    return asked.headers.get("sec-purpose", "") + asked.headers.get("purpose", "")


def test_a_prerendered_page_is_counted_when_it_is_shown(
    portal: Portal, chromium: str, agents: Iterator[str], tmp_path: Path
) -> None:
    """In a Chromium without any debugger, which would forbid prerendering."""
    with relay(portal.port) as between:
        between.pages["/dan-duong"] = PRERENDERING.replace("ADDRESS", RULES)
        # A machine's browser of its own, so its own visitor.
        command = [chromium, "--headless", *FLAGS, f"--user-data-dir={tmp_path}", f"--user-agent={next(agents)}"]
        running = subprocess.Popen(
            [*command, f"{between.url}/dan-duong"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            eventually(lambda: [asked for asked in between.asked if "/js/count." in asked.path], 30)
            before = total(portal)
            assert [asked.purpose for asked in between.to(RULES)] == ["prefetch;prerender"]
            with pytest.raises(AssertionError):
                eventually(lambda: between.to("/_s/v"), 2)
            between.pages["/di/"] = "<!doctype html>"
            hit = eventually(lambda: between.to("/_s/v"), 15)
            visits(portal, before, 1)
            assert [re.fullmatch(r"[0-9A-Za-z_.-]+ 127\.0\.0\.1:\d+", asked.body) is not None for asked in hit] == [
                True
            ]
            # It was shown as it had been rendered, not fetched again.
            assert len(between.to(RULES)) == 1
        finally:
            os.killpg(running.pid, signal.SIGTERM)
            running.wait(15)


PRERENDERING = """<!doctype html><title>Dẫn đường</title>
<script type="speculationrules">{"prerender":[{"source":"list","urls":["ADDRESS"],"eagerness":"immediate"}]}</script>
<script>
  setInterval(async () => { if ((await fetch('/di/')).ok) location.href = 'ADDRESS' }, 300)
</script>"""


@pytest.fixture(scope="module")
def plain_browser(chromium: str, playwright: Playwright, agents: Iterator[str]) -> Iterator[Browser]:
    """A browser as people have it: it keeps pages behind, and its tabs can be hidden."""
    browser = playwright.chromium.launch(
        executable_path=chromium,
        args=[*FLAGS, AS_A_PERSON, f"--user-agent={next(agents)}"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


def test_a_page_that_comes_back_from_behind_is_seen_again_but_counted_once(
    portal: Portal, plain_browser: Browser, agents: Iterator[str]
) -> None:
    context = plain_browser.new_context(base_url=portal.url, user_agent=next(agents))
    page = context.new_page()
    page.add_init_script("addEventListener('pageshow', event => { window.cameBack = event.persisted })")
    told = sent(page)
    first = counted(page, lambda: page.goto(ARTICLE))
    mark = MARK.search(page.content())[1]
    counted(page, lambda: page.goto(RULES))
    # A page that is shown again fires no load to wait for.
    again = counted(page, lambda: page.go_back(wait_until="commit"))
    assert page.evaluate("window.cameBack")
    assert [body for path, body in told if path == "v"][::2] == [mark, mark]
    assert (again["views"], again["total"]) == (first["views"], first["total"])
    shows(page, again)
    context.close()


def test_a_tab_opened_in_the_background_is_counted_when_it_is_seen(portal: Portal, plain_browser: Browser) -> None:
    """In a tab that the test does not hold: Playwright shows its own ones as seen whatever covers them."""
    with relay(portal.port) as between:
        tabs = plain_browser.new_browser_cdp_session()
        tabs.send("Target.createTarget", {"url": "about:blank"})
        before = total(portal)
        hidden = tabs.send("Target.createTarget", {"url": f"{between.url}{ARTICLE}", "background": True})["targetId"]
        eventually(lambda: [asked for asked in between.asked if "/js/count." in asked.path])
        with pytest.raises(AssertionError):
            eventually(lambda: between.to("/_s/v"), 2)
        tabs.send("Target.activateTarget", {"targetId": hidden})
        eventually(lambda: between.to("/_s/v"))
        visits(portal, before, 1)
        tabs.send("Target.closeTarget", {"targetId": hidden})


def test_a_browser_driven_by_a_machine_says_so_and_is_not_counted(
    portal: Portal, chromium: str, playwright: Playwright, agents: Iterator[str]
) -> None:
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    page = browser.new_context(base_url=portal.url, user_agent=next(agents)).new_page()
    told, before = sent(page), portal.numbers()
    answer = counted(page, lambda: page.goto(ARTICLE))
    assert page.evaluate("navigator.webdriver")
    mark = MARK.search(page.content())[1]
    counted(page, lambda: page.goto(ARTICLE, referer="https://tim-kiem.example/"))
    assert told == [("v", f"{mark}  webdriver"), ("v", f"{mark} tim-kiem.example webdriver")]
    page.wait_for_timeout(SETTLED)
    after = portal.numbers(mark)
    browser.close()
    assert (after["total"], after["views"]) == (before["total"], answer["views"])


def test_pings_go_out_every_four_minutes_while_seen_and_fifteen_times_at_most(portal: Portal, visitor: Visitor) -> None:
    page = visitor().new_page()
    page.clock.install()
    told = sent(page)
    seen = counted(page, lambda: page.goto(ARTICLE))
    mark = MARK.search(page.content())[1]
    ping(page, FOUR_MINUTES)
    show(page, False)
    page.clock.fast_forward(3 * FOUR_MINUTES)
    assert told == [("v", mark), ("o", mark)]
    with page.expect_response("**/_s/o"):  # one that is due goes out when the page is seen again, and only one
        show(page, True)
    show(page, False)
    show(page, True)
    page.clock.fast_forward(FOUR_MINUTES // 2)
    assert told == [("v", mark), ("o", mark), ("o", mark)]
    ping(page, FOUR_MINUTES // 2)
    for _ in range(12):
        ping(page, FOUR_MINUTES)
    for _ in range(3):
        page.clock.fast_forward(FOUR_MINUTES)
    page.wait_for_timeout(SETTLED)
    assert told == [("v", mark), *[("o", mark)] * 15]
    after = portal.numbers(mark)
    assert (after["total"], after["views"]) == (seen["total"], seen["views"])

    with page.expect_response("**/_s/v"):  # the page comes back from behind: a hit, and pings anew
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    ping(page, FOUR_MINUTES)
    assert told[16:] == [("v", mark), ("o", mark)]


def ping(page: Page, milliseconds: int) -> None:
    with page.expect_response("**/_s/o"):
        page.clock.fast_forward(milliseconds)


def show(page: Page, seen: bool) -> None:
    page.evaluate(
        """seen => {
          Object.defineProperty(document, 'hidden', {configurable: true, get: () => !seen});
          document.dispatchEvent(new Event('visibilitychange'));
        }""",
        seen,
    )


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_the_numbers_arrive(portal: Portal, visitor: Visitor, width: int) -> None:
    page = visitor(width).new_page()
    held: list[Any] = []
    page.route("**/_s/v", lambda route: held.append(route))
    page.goto(ARTICLE)
    eventually(lambda: page.wait_for_timeout(50) or held)
    page.evaluate("for (const each of document.querySelectorAll('[data-stat]')) each.textContent = '0'")
    page.evaluate(WATCH_SHIFTS)
    boxes = page.evaluate(BOXES)
    numbers = {"online": 16, "today": 181_397, "week": 181_397, "total": 1_181_397, "views": 181_397}
    held[0].fulfill(json=numbers)
    shows(page, numbers)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") == []
    assert page.evaluate(BOXES) == boxes
    page.evaluate("document.querySelector('h1').style.marginTop = '40px'")
    eventually(lambda: page.wait_for_timeout(50) or page.evaluate("window.shifts"))  # the watch does see a shift


WATCH_SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver(seen => shifts.push(...seen.getEntries().map(shift => shift.value)))
    .observe({type: 'layout-shift', buffered: false});
}"""
BOXES = """() => [...document.querySelectorAll('main *, aside *')].map(each => {
  const {x, y, width, height} = each.getBoundingClientRect();
  return [each.tagName, x, y, width, height].join();
})"""


def test_the_counter_leads_to_how_it_counts(visitor: Visitor) -> None:
    page = visitor().new_page()
    page.goto("/")
    page.get_by_role("link", name="Cách đếm").click()
    expect(page).to_have_url(re.compile(f"{RULES}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Cách chúng tôi đếm lượt truy cập")


@pytest.mark.parametrize("width", [1280, 360])
def test_most_read_opens_each_of_its_lists_with_the_keyboard(portal: Portal, visitor: Visitor, width: int) -> None:
    reader = visitor(width).new_page()
    counted(reader, lambda: reader.goto(ARTICLE))
    page = visitor(width, java_script_enabled=False).new_page()

    def three_lists() -> bool:
        page.goto("/")
        return page.locator(".most-read__name").count() == 3

    eventually(three_lists, 90)  # a ranking may be a minute old
    names = page.locator(".most-read__name")
    expect(names).to_have_text(["7 ngày", "30 ngày", "Tất cả"])
    for number in range(3):
        names.nth(number).focus()
        if page.locator("details.most-read__period").nth(number).get_attribute("open") is None:
            page.keyboard.press("Enter")
        expect(page.locator(".most-read__list:visible")).to_have_count(1)
        expect(page.locator("details.most-read__period").nth(number).locator("ol")).to_be_visible()
    tops = names.evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert len(set(tops)) == 1, "the periods do not stand side by side"
    printed(reader, "views")
