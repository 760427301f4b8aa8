"""Text comes in as people here type and paste it, and is looked at before it is published."""

import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.e2e.desk import add_block, more, new_article, settled
from tests.e2e.people import EDITOR, Account, come_in
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal, eventually
from tests.e2e.test_widths import TOO_WIDE

pytestmark = pytest.mark.walk

# What an input method shows on the way to each word (Telex: "Thi ddua khen thuwowngr").
ON_THE_WAY = [
    ["T", "Th", "Thi"],
    ["d", "đ", "đu", "đua"],
    ["k", "kh", "khe", "khen"],
    ["t", "th", "thu", "thư", "thưo", "thươ", "thươn", "thương", "thưởng"],
]
TYPED = "Thi đua khen thưởng"
NEWEST = """
from news.models import ArticlePage
page = ArticlePage.objects.filter(owner__username=owner).order_by("pk").last()
draft = page and page.get_latest_revision_as_object()
body = [child["value"] for child in draft.body.raw_data] if draft else []
print(json.dumps({"title": draft.title, "body": body, "live": page.live} if draft else {}))
"""
PASTE = """(element, html) => {
  const pasted = new DataTransfer();
  pasted.setData('text/html', html);
  pasted.setData('text/plain', 'chữ trơn');
  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
}"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body>
<!--StartFragment--><p class=MsoNormal style='mso-margin-top-alt:auto;text-align:justify'><b><span lang=VI
style='font-family:"Times New Roman",serif;color:red'>Năm&nbsp;2021</span></b><font face=Arial>, toàn khối thi đua</font
>
<o:p></o:p></p><p class=MsoNormal><img width=100 src="file:///C:/anh.jpg" alt="x"></p>
<p class=MsoListParagraph>Khen thưởng 9 tập thể</p><!--EndFragment--></body></html>"""
SAVED = 30_000  # milliseconds within which the form has surely saved itself
OLD_TITLE = "Ban Thi ®ua - Khen th\u00adëng tØnh"


@pytest.fixture
def desk(portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]) -> Page:
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    return page


def newest(portal: Portal) -> dict[str, Any]:
    return dict(json.loads(portal.shell(NEWEST, owner=EDITOR)))


def written_down(portal: Portal, title: str, end: str) -> dict[str, Any]:
    """The newest article, once it is stored with this title and a body that ends so."""
    told = newest(portal)
    is_it = told.get("title", "").startswith(title) and "".join(told["body"]).endswith(end)
    return told if is_it else {}


def paragraph(page: Page) -> Any:
    add_block(page, "Đoạn văn")
    field = page.locator(".Draftail-Editor [contenteditable=true]").last
    field.click()
    return field


def compose(keys: CDPSession, steps: list[str]) -> None:
    """As an input method does: the word is shown as it grows, and then taken."""
    for step in steps:
        end = len(step)
        keys.send("Input.imeSetComposition", {"text": step, "selectionStart": end, "selectionEnd": end})
    keys.send("Input.insertText", {"text": steps[-1]})


def test_words_composed_letter_by_letter_are_stored_as_meant(portal: Portal, desk: Page) -> None:
    new_article(desk, "Tin hoạt động")
    settled(desk)
    desk.locator("#id_title").fill(unicodedata.normalize("NFD", f"Tin {TYPED}"))
    desk.locator("#id_lead").fill("Chiều 27/12/2021, toàn khối.")
    field = paragraph(desk)
    keys = desk.context.new_cdp_session(desk)
    for place, steps in enumerate(ON_THE_WAY):
        if place:
            desk.keyboard.press("Space")
        compose(keys, steps)
        desk.wait_for_timeout(50)  # the editor reads a composed word from the page a moment later
    expect(field).to_have_text(TYPED)

    # As another input method does: it takes back what it wrote and writes the letter anew.
    desk.keyboard.press("Enter")
    desk.keyboard.type("d")
    desk.keyboard.press("Backspace")
    keys.send("Input.insertText", {"text": "đ"})
    desk.keyboard.type("ua")
    stored = eventually(lambda: written_down(portal, "Tin Thi", "ua</p>"), 60)
    texts = [part.partition(">")[2] for part in stored["body"][0].split("</p>")]
    assert texts == [TYPED, "đua", ""], stored
    assert stored["title"] == f"Tin {TYPED}"
    assert unicodedata.is_normalized("NFC", json.dumps(stored, ensure_ascii=False))

    more(desk, "Xuất bản")
    expect(desk.locator(".messages")).to_contain_text("Đã xuất bản")
    published = newest(portal)
    assert published["live"] and published["body"] == stored["body"]


def test_what_is_pasted_from_word_is_words_only(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    desk = visitor().new_page()
    come_in(desk, accounts[EDITOR])
    new_article(desk, "Tin hoạt động")
    settled(desk)
    desk.locator("#id_title").fill("Tin dán từ Word")
    field = paragraph(desk)
    field.evaluate(PASTE, WORD)
    expect(field).to_contain_text("toàn khối thi đua")
    desk.wait_for_timeout(1_000)  # the editor hands its text over to the form a moment later
    desk.get_by_role("button", name="Lưu nháp").click()
    expect(desk.locator(".messages")).to_contain_text("Tin dán từ Word")
    stored = newest(portal)["body"][0]
    assert "Năm 2021" in stored.replace("<b>", "").replace("</b>", "")
    assert "Khen thưởng 9 tập thể" in stored
    for trace in ("mso", "Mso", "<o:", "font", "span", "style", "img", "StartFragment", "\u00a0", "WordDocument"):
        assert trace not in stored, trace
    desk.reload()
    expect(desk.locator(".Draftail-Editor [contenteditable=true]").last).to_contain_text("Khen thưởng 9 tập thể")


def test_slips_are_shown_while_writing_and_stop_nobody(portal: Portal, desk: Page) -> None:
    new_article(desk, "Tin hoạt động")
    settled(desk)
    desk.locator("#id_title").fill(OLD_TITLE)
    desk.locator("#id_lead").fill("Chiều 27/12, lãnh đạo BanThi đua chú trọng kiếm tra.")
    opener = desk.get_by_role("button", name="điểm nên xem")
    expect(opener).to_have_text("5 điểm nên xem trước khi đăng", timeout=SAVED)
    take_picture(desk, "review-buttons-1280")
    opener.click()
    panel = desk.locator("[data-side-panel=review]")
    expect(panel).to_contain_text("Ngày “27/12” chưa có năm")
    expect(panel).to_contain_text("“kiếm tra” có lẽ là “kiểm tra”.")
    take_picture(desk, "review-panel-1280")

    panel.get_by_role("link", name="Lời dẫn").first.click()
    expect(desk.locator("#id_lead")).to_be_focused()
    desk.locator("#id_lead").fill("Chiều 27/12/2021, lãnh đạo Ban Thi đua chú trọng kiếm tra.")
    expect(panel).not_to_contain_text("chưa có năm", timeout=SAVED)
    expect(panel.get_by_role("listitem")).to_have_count(3)

    panel.get_by_role("button", name="Chuyển sang Unicode").click()
    expect(desk.locator(".messages")).to_contain_text("Đã chuyển 1 chỗ sang Unicode")
    expect(desk.locator("#id_title")).to_have_value("Ban Thi đua - Khen thưởng tỉnh")
    expect(opener).to_have_text("2 điểm nên xem trước khi đăng")

    desk.set_viewport_size({"width": 360, "height": 740})
    take_picture(desk, "review-panel-360")
    panel.get_by_role("link", name="Lời dẫn").click()
    expect(panel).to_be_hidden()
    expect(desk.locator("#id_lead")).to_be_focused()
    desk.wait_for_timeout(1_000)  # Wagtail puts a closed panel away a moment later
    take_picture(desk, "review-buttons-360")
    assert not desk.evaluate(TOO_WIDE)
    opener.click()
    expect(panel).to_be_visible()
    desk.set_viewport_size({"width": 1280, "height": 900})

    more(desk, "Xuất bản")
    expect(desk.locator(".messages")).to_contain_text("Đã xuất bản")
    expect(desk.locator(".messages")).to_contain_text("còn 2 điểm nên xem lại")
    take_picture(desk, "review-published-1280")
    assert newest(portal)["live"]


def test_the_list_of_slips_is_the_editors_to_extend(desk: Page) -> None:
    desk.goto("/quan-tri/snippets/news/slip/")
    expect(desk.get_by_role("link", name="kiếm tra", exact=True)).to_be_visible()
    take_picture(desk, "slips-1280")
    desk.goto("/quan-tri/snippets/news/slip/add/")
    desk.locator("#id_wrong").fill("tập thê")
    desk.locator("#id_right").fill("tập thể")
    take_picture(desk, "slips-form-1280")
    desk.set_viewport_size({"width": 360, "height": 740})
    take_picture(desk, "slips-form-360")
    desk.get_by_role("button", name="Lưu", exact=True).click()
    expect(desk.locator(".messages")).to_contain_text("tập thê → tập thể")
    take_picture(desk, "slips-360")
