"""What somebody typed never runs in a browser, even where the policy would not stop it."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import PATIENCE
from tests.e2e.people import Account, come_in
from tests.e2e.server import ROOT, Portal

pytestmark = pytest.mark.walk
POISON = """
import sys
sys.path.insert(0, helpers)
from poison import poison
from django.contrib.auth.models import User
name = User.objects.filter(is_superuser=True).first().username
print(poison(turn))
User.objects.filter(is_superuser=True).update(username=name)
"""
ADDRESSES = """
import json
from django.contrib.auth.models import User
from news.models import ArticlePage, Contributor, Notice, Photo, SectionPage
article, photo = ArticlePage.objects.live().order_by("pk").last(), Photo.objects.first()
admin = [f"pages/{article.pk}/{part}/" for part in ("edit", "history", "delete", "move", "copy", "unpublish", "usage")]
admin += [f"pages/{article.get_parent().pk}/", f"pages/{article.pk}/revisions/compare/earliest...latest/"]
admin += [f"images/{photo.pk}/", f"images/usage/{photo.pk}/", f"images/{photo.pk}/delete/"]
admin += [f"users/edit/{User.objects.first().pk}/", f"snippets/news/contributor/edit/{Contributor.objects.first().pk}/"]
admin += [f"snippets/news/notice/edit/{notice.pk}/" for notice in Notice.objects.all()[:1]]
public = [article.get_url(), article.get_parent().get_url(), f"{article.get_url()}anh/1/"]
print(json.dumps([public, admin]))
"""
PUBLIC = "/ /tim-kiem/?q=zqma /tim-kiem/ /so-do-trang/ /thu-vien-anh/ /luu-tru/ /gioi-thieu/ /lien-he/ /contact/ /api/"
DESK = """
    / bai-viet/ dang-nhanh/ anh-hang-loat/ tu-tep-word/ thung-rac/ account/ pages/ images/ documents/ images/add/
    snippets/news/notice/ snippets/news/contributor/ snippets/news/slip/ settings/news/sitesettings/ users/ groups/
    sites/ redirects/ collections/ workflows/list/ workflows/tasks/index/ thong-ke-truy-cap/
    thong-ke-truy-cap/dieu-chinh/ reports/nhuan-but/ reports/anh-chua-co-mo-ta/ reports/tim-khong-thay/
    reports/noi-dung-bi-chan/ reports/nhat-ky/ reports/noi-dung-la/ reports/lien-ket-hong/ reports/site-history/
    reports/workflow/ reports/locked/ reports/aging-pages/
"""
# A payload that ran, or one that became an element or an attribute after the scripts of the page had their turn.
LIVE = """() => {
  const found = window.zqran ? ["ran"] : [];
  const look = (root) => root.querySelectorAll("*").forEach((element) => {
    const names = element.getAttributeNames();
    const runs = (name) => name.startsWith("on") && element.getAttribute(name).includes("zqran");
    if (names.some((name) => name.includes("zqma") || runs(name)))
      found.push(element.outerHTML.slice(0, 200));
    if (element.content instanceof DocumentFragment) look(element.content);
    if (element.shadowRoot) look(element.shadowRoot);
  });
  look(document);
  return found;
}"""


@pytest.fixture(scope="module")
def poisoned(sample: Portal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A site of its own: no other journey could find its way in it."""
    portal = Portal(tmp_path_factory.mktemp("poisoned"))
    portal.take_over(sample)
    try:
        portal.start()
        assert int(portal.shell(POISON, helpers=str(ROOT / "tests" / "helpers"), turn=0).split()[-1]) > 500
        yield portal
    finally:
        portal.stop()


@pytest.fixture
def page(poisoned: Portal, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=poisoned.url, locale="vi-VN", bypass_csp=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def live(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    found = {}
    for address in addresses:
        answer = page.goto(address)
        assert answer and answer.status < 500, address
        page.wait_for_load_state("networkidle")
        if told := page.evaluate(LIVE):
            found[address] = told
    return found


def test_the_marks_would_be_seen(page: Page) -> None:
    """The policy is off, and a payload that nobody escaped would run and be found."""
    page.goto("/gioi-thieu/")
    page.evaluate("document.body.setAttribute('onclick', 'window.zqran=1')")
    page.evaluate("document.body.click()")
    assert page.evaluate(LIVE)[0] == "ran" and len(page.evaluate(LIVE)) == 2


def test_no_public_page_runs_what_was_typed(poisoned: Portal, page: Page) -> None:
    public, _ = json.loads(poisoned.shell(ADDRESSES))
    assert live(page, [*PUBLIC.split(), *public]) == {}
    page.goto("/tim-kiem/")
    page.locator("main [data-suggest]").press_sequentially("zqm")
    page.wait_for_timeout(1_000)
    assert page.evaluate(LIVE) == []


def test_no_screen_of_the_desk_runs_what_was_typed(poisoned: Portal, page: Page) -> None:
    name, password = poisoned.administrator()
    come_in(page, Account(name, "", password))
    _, desk = json.loads(poisoned.shell(ADDRESSES))
    screens = [f"/quan-tri/{screen.lstrip('/')}" for screen in (*DESK.split(), *desk)]
    assert live(page, screens) == {}
    page.goto(next(screen for screen in screens if re.search(r"/pages/\d+/edit/", screen)))
    page.get_by_label("Ẩn/hiện xem trước").click()
    page.get_by_role("button", name="Thêm tác giả").click()
    page.get_by_role("button", name="Chọn tác giả", exact=True).last.click()
    page.locator(".modal-body").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(LIVE) == []
