"""The whole admin on a phone: every screen that an address opens, and every dialog."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PATIENCE
from tests.e2e.fits import faults
from tests.e2e.people import PASSWORD, Account, sign_in
from tests.e2e.pictures import take_picture
from tests.e2e.server import ROOT, Portal
from tests.e2e.watch import Watch

pytestmark = pytest.mark.walk
WIDTHS = (360, 320)
# One of everything, with titles as long as an office writes them.
MAKE = """
import sys
sys.path.insert(0, helpers)
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
from wagtail.models import Page, Site
from desk_addresses import addresses
from desk_sample import make_desk_sample
from news.models import HomePage
home = Page.get_first_root_node().add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
Site.objects.update(root_page=home, site_name="Thi đua - Khen thưởng tỉnh Mây Trắng")
sample = make_desk_sample(Site.objects.get())
for page in (sample.live, sample.draft, sample.scheduled):
    long = f"{page.title}: Khối thi đua các cơ quan tham mưu, giúp việc Tỉnh ủy đẩy mạnh các phong trào thi đua"
    Page.objects.filter(pk=page.pk).update(title=long, draft_title=long)
sample.user.set_password(password)
sample.user.save()
print(json.dumps(list(addresses(sample))))
"""
# As the fields and the buttons of a form open their dialogs.
OPEN = "(url) => { ModalWorkflow({ url, responses: {}, onload: new Proxy({}, { get: () => () => {} }) }); }"


@pytest.fixture(scope="module")
def desk_portal(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Portal, dict[str, str]]]:
    """A portal of its own, without the sample site, and one address for each name."""
    portal = Portal(tmp_path_factory.mktemp("desk"))
    portal.data.mkdir()
    pairs = json.loads(portal.shell(MAKE, helpers=str(ROOT / "tests" / "helpers"), password=PASSWORD))
    try:
        portal.start()
        yield portal, dict(reversed(pairs))
    finally:
        portal.stop()


@pytest.fixture
def desk(desk_portal: tuple[Portal, dict[str, str]], browser: Browser) -> Iterator[Page]:
    portal, _ = desk_portal
    context = browser.new_context(base_url=portal.url, locale="vi-VN", viewport={"width": 360, "height": 740})
    context.set_default_timeout(PATIENCE)
    watch = Watch(context, portal.url)
    page = context.new_page()
    sign_in(page, Account("quan.tri", "", PASSWORD))
    yield page
    context.close()
    watch.nothing_bad()


def shows(page: Page, address: str) -> str:
    """What stands behind the address: a whole page, a dialog, or something that nobody looks at."""
    answer = page.context.request.get(address, max_redirects=0)
    text = answer.text() if answer.ok and re.search("html|json", answer.headers.get("content-type", "")) else ""
    if "<html" in text:
        return "page"
    return "dialog" if text.startswith("{") and {"html", "step"} <= set(json.loads(text)) else ""


def faults_at_every_width(page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        found += [f"{width}: {fault}" for fault in faults(page)]
    page.set_viewport_size({"width": WIDTHS[0], "height": 740})
    return found


def test_every_screen_and_every_dialog_fits_a_phone(desk: Page, desk_portal: tuple[Portal, dict[str, str]]) -> None:
    addresses = {name: address for name, address in desk_portal[1].items() if not name.startswith("wagtailadmin_api")}
    kinds = {name: shows(desk, address) for name, address in addresses.items()}
    found = {}
    for name, kind in sorted(kinds.items(), key=lambda each: each[1], reverse=True):
        if kind == "page":
            desk.goto(addresses[name])
        elif kind == "dialog":
            desk.goto(addresses["wagtailadmin_pages:edit"])
            desk.evaluate(OPEN, addresses[name])
            desk.locator(".modal-body").wait_for()
        else:
            continue
        if wrong := faults_at_every_width(desk):
            found[addresses[name]] = wrong
            take_picture(desk, f"narrow-{re.sub('[^a-z_]+', '-', name)}")
    assert found == {}
    assert len([kind for kind in kinds.values() if kind == "page"]) > 100
    assert len([kind for kind in kinds.values() if kind == "dialog"]) > 10


def test_a_row_of_a_table_is_a_card_that_names_its_cells(desk: Page) -> None:
    desk.goto("/quan-tri/users/")
    row = desk.locator("table.listing tbody tr").filter(has_text="bien.tap")
    cell = row.locator("td").filter(has_text=re.compile(r"^\s*bien\.tap\s*$"))
    expect(cell).to_have_attribute("data-label", "Tên đăng nhập")
    expect(row.locator("td.title")).not_to_have_css("display", "table-cell")
    # What a search brings later is told too.
    desk.locator("#id_q").fill("bien")
    expect(desk.locator("table.listing tbody tr")).to_have_count(1)
    expect(desk.locator("td[data-label='Tên đăng nhập']")).to_have_text("bien.tap")
    take_picture(desk, "narrow-users-360", whole=True)


def test_several_rows_are_chosen_and_handled_at_once_on_a_phone(desk: Page) -> None:
    desk.goto("/quan-tri/images/")
    desk.locator("[data-bulk-action-checkbox]").first.check()
    bar = desk.locator("[data-bulk-action-footer]")
    expect(bar).to_be_visible()
    expect(bar).to_be_in_viewport(ratio=0.99)
    assert faults_at_every_width(desk) == []
    take_picture(desk, "narrow-bulk-360")


def test_the_filters_open_within_a_phone(desk: Page) -> None:
    desk.goto("/quan-tri/pages/")
    desk.get_by_role("button", name="Hiện bộ lọc").click()
    filters = desk.locator(".w-drilldown__contents")
    expect(filters).to_be_visible()
    take_picture(desk, "narrow-filters-360")
    box = filters.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
