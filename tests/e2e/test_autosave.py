"""The admin saves by itself while the editor works."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.desk import more, new_article, settled, write_paragraph
from tests.e2e.people import EDITOR, Account, come_in
from tests.e2e.server import Portal, eventually

pytestmark = pytest.mark.walk

MAKE = """
from news.models import ArticlePage, SectionPage
section = SectionPage.objects.get(slug="tin-hoat-dong")
for number in range(4):
    page = ArticlePage(title=f"Tin gấp {number}", slug=f"tin-gap-{number}", lead="Tin.", live=False)
    section.add_child(instance=page)
    page.save_revision()
    print(page.pk)
"""
MAKE_RICH = """
from news.models import ArticlePage, SectionPage
text = (
    "<p>Một <b>đậm</b> <i>nghiêng</i>, <a href='https://example.vn/'>liên kết</a>, <a linktype='page' id='3'>trang</a>"
    "</p><ul><li>Mục một</li><li>Mục <b>hai</b></li></ul><p></p><ol><li>Số một</li></ol>"
)
page = ArticlePage(title="Nhiều định dạng", lead="Tin.", live=False, body=[("paragraph", text), ("paragraph", "")])
SectionPage.objects.get(slug="tin-hoat-dong").add_child(instance=page)
page.save_revision()
print(page.pk)
"""
ANSWERS_LATE = """
const plain = window.fetch;
window.fetch = async (...asked) => {
  const answer = await plain(...asked);
  if (asked[1]?.method?.toUpperCase() === 'POST') await new Promise((done) => setTimeout(done, 2000));
  return answer;
};
"""
A_MINUTE_LATER = "() => { const now = Date.now; Date.now = () => now() + 60000; }"
# Not before this is answered: an answer that leaves with its page may never come, and nothing bounds the wait for it.
PRESS = """(names) => {
  const press = (name) =>
    document.querySelector(`[data-edit-form] footer button[type=submit]${name && `[name=${name}]`}`).click();
  setTimeout(() => names.forEach(press));
}"""
SENT_AT_ONCE = """() => {
  let isSent = false;
  document.addEventListener('submit', (event) => {
    isSent = !event.defaultPrevented;
    event.preventDefault();
  });
  document.querySelector('[data-edit-form] footer button[type=submit]').click();
  return isSent;
}"""
FOUND = """
from news.models import ArticlePage
found = ArticlePage.objects.filter(draft_title=title)
print(found.count(), *[page.live for page in found])
"""
BODY = """
from news.models import ArticlePage
print(ArticlePage.objects.get(draft_title=title).get_latest_revision_as_object().body.raw_data)
"""
LEAD = """
from news.models import ArticlePage
print(ArticlePage.objects.get(pk=pk).get_latest_revision_as_object().lead)
"""
PUBLISH_WHILE_SAVING = """async () => {
  const form = document.querySelector('#page-edit-form');
  const send = (headers, more) => {
    const body = new FormData(form);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return fetch(location.href, { method: 'POST', headers, body, redirect: 'manual' });
  };
  const save = () => send({ Accept: 'application/json' }, {});
  await Promise.all([save(), send({}, { 'action-publish': 'action-publish' }), save()]);
}"""


def test_an_autosave_on_its_way_never_undoes_publishing(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    drafts = portal.shell(MAKE).split()
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    for draft in drafts:
        page.goto(f"/quan-tri/pages/{draft}/edit/")
        page.evaluate(PUBLISH_WHILE_SAVING)
    assert [portal.get(f"/tin-hoat-dong/tin-gap-{number}/").status for number in range(4)] == [200] * 4


@pytest.fixture
def page(accounts: dict[str, Account], visitor: Callable[..., BrowserContext]) -> Page:
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    return page


def test_a_button_pressed_before_the_first_autosave_has_its_answer_makes_one_article(
    portal: Portal, page: Page
) -> None:
    page.add_init_script(ANSWERS_LATE)
    new_article(page, "Tin hoạt động")
    settled(page)
    page.locator("#id_title").fill("Bấm đăng khi đang tự lưu")
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/pages/add/" in answer.url):
        page.locator("#id_lead").fill("Sáng 27/12/2021, tin gấp.")
    more(page, "Xuất bản")
    expect(page.locator(".messages")).to_contain_text("xuất bản", timeout=30_000)
    assert portal.shell(FOUND, title="Bấm đăng khi đang tự lưu").split() == ["1", "True"]


def test_a_button_pressed_before_the_first_autosave_is_sent_waits_for_nothing(portal: Portal, page: Page) -> None:
    new_article(page, "Tin hoạt động")
    settled(page)
    page.locator("#id_title").fill("Bấm đăng trước khi tự lưu")
    page.locator("#id_lead").fill("Sáng 27/12/2021, tin gấp.")
    page.wait_for_timeout(1_500)
    more(page, "Xuất bản")
    expect(page.locator(".messages")).to_contain_text("xuất bản")
    assert portal.shell(FOUND, title="Bấm đăng trước khi tự lưu").split() == ["1", "True"]


def test_the_last_words_are_saved_by_whoever_presses_at_once(portal: Portal, page: Page) -> None:
    new_article(page, "Tin hoạt động")
    page.locator("#id_title").fill("Gõ xong bấm ngay")
    page.locator("#id_lead").fill("Sáng 27/12/2021, tin gấp.")
    write_paragraph(page, "Câu cuối cùng vừa gõ")
    page.keyboard.press("Control+S")
    expect(page.locator(".messages")).to_contain_text("Gõ xong bấm ngay")
    assert "Câu cuối cùng vừa gõ" in portal.shell(BODY, title="Gõ xong bấm ngay")


def test_a_busy_machine_saves_the_last_words_too(portal: Portal, page: Page) -> None:
    new_article(page, "Tin hoạt động")
    page.locator("#id_title").fill("Máy chậm bấm ngay")
    page.locator("#id_lead").fill("Sáng 27/12/2021, tin gấp.")
    write_paragraph(page, "Câu đầu. ")
    # The editor writes into the form later than a button is pressed.
    page.evaluate(
        "() => { const plain = window.setTimeout; window.setTimeout = (call, after, ...more) => "
        "plain(call, after === 250 ? 1500 : after, ...more); }"
    )
    page.keyboard.type("Câu cuối cùng vừa gõ")
    page.keyboard.press("Control+S")
    expect(page.locator(".messages")).to_contain_text("Máy chậm bấm ngay")
    assert "Câu cuối cùng vừa gõ" in portal.shell(BODY, title="Máy chậm bấm ngay")


def test_who_typed_nothing_waits_for_nothing(portal: Portal, page: Page) -> None:
    number = portal.shell(MAKE_RICH).strip()
    page.goto(f"/quan-tri/pages/{number}/edit/")
    settled(page)
    assert page.evaluate(SENT_AT_ONCE)


def test_what_is_typed_as_soon_as_the_form_opens_is_saved_by_itself(portal: Portal, page: Page) -> None:
    number = portal.shell(MAKE.replace("range(4)", "range(9, 10)")).strip()
    page.goto(f"/quan-tri/pages/{number}/edit/", wait_until="domcontentloaded")
    page.locator("#id_lead").press_sequentially("Gõ ngay khi vừa mở. ")
    eventually(lambda: "Gõ ngay khi vừa mở." in portal.shell(LEAD, pk=int(number)), 40)


def test_publishing_stays_publishing_though_words_and_session_are_waited_for(portal: Portal, page: Page) -> None:
    new_article(page, "Tin hoạt động")
    settled(page)
    page.locator("#id_title").fill("Chờ hai điều rồi đăng")
    page.locator("#id_lead").fill("Sáng 27/12/2021, tin gấp.")
    page.evaluate(A_MINUTE_LATER)
    write_paragraph(page, "Câu cuối cùng vừa gõ")
    page.evaluate(PRESS, ["action-publish"])
    expect(page.locator(".messages")).to_contain_text("xuất bản")
    assert portal.shell(FOUND, title="Chờ hai điều rồi đăng").split() == ["1", "True"]
    assert "Câu cuối cùng vừa gõ" in portal.shell(BODY, title="Chờ hai điều rồi đăng")


def test_of_two_buttons_pressed_while_something_is_waited_for_the_last_counts(portal: Portal, page: Page) -> None:
    sent: list[str] = []
    new_article(page, "Tin hoạt động")
    settled(page)
    page.locator("#id_title").fill("Bấm hai nút liền nhau")
    page.locator("#id_lead").fill("Sáng 27/12/2021, tin gấp.")
    write_paragraph(page, "Câu cuối cùng vừa gõ")
    page.on(
        "request", lambda one: sent.append(one.url) if one.is_navigation_request() and one.method == "POST" else None
    )
    page.evaluate(PRESS, ["", "action-publish"])
    expect(page.locator(".messages")).to_contain_text("xuất bản")
    assert len(sent) == 1
    assert portal.shell(FOUND, title="Bấm hai nút liền nhau").split() == ["1", "True"]
