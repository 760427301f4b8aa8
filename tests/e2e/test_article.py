"""A reader with one article: its photos by keyboard, finger and address, the file to keep, its tools."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal

ARTICLE = "/tin-hoat-dong/hoi-nghi-ky-giao-uoc-thi-dua-nam-2025/"
PHOTOS = 10
SWIPE = """(across) => {
  const target = document.querySelector('dialog[open]');
  const at = (clientX) => [new Touch({ identifier: 1, target, clientX, clientY: 300 })];
  target.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, touches: at(200), changedTouches: at(200) }));
  target.dispatchEvent(new TouchEvent('touchend', { bubbles: true, touches: [], changedTouches: at(200 + across) }));
}"""
SHIFTS = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().map((one) => one.value)))
    .observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done([])));
})"""


def opened(page: Page, number: int) -> None:
    viewer = page.get_by_role("dialog", name="Xem ảnh")
    expect(viewer.get_by_role("status")).to_have_text(f"{number}/{PHOTOS}")
    expect(viewer.locator("img")).not_to_have_js_property("naturalWidth", 0)
    assert page.url.endswith(f"{ARTICLE}anh/{number}/")


def test_photos_by_keyboard_finger_and_address(portal: Portal, visitor: Callable[..., BrowserContext]) -> None:
    context = visitor(width=360, height=740, has_touch=True)
    page = context.new_page()
    page.goto(ARTICLE)
    assert page.evaluate(SHIFTS) == []
    viewer = page.get_by_role("dialog", name="Xem ảnh")
    third = page.locator(".gallery a").nth(2)
    third.focus()
    page.keyboard.press("Enter")
    opened(page, 3)
    page.keyboard.press("ArrowRight")
    opened(page, 4)
    page.evaluate(SWIPE, -120)
    opened(page, 5)
    page.evaluate(SWIPE, 120)
    page.evaluate(SWIPE, 20)
    opened(page, 4)
    expect(viewer.locator("figcaption")).to_contain_text("Ảnh: Thanh Mây")
    shared = page.url

    # Back leaves the photo, not the article; forward comes to it again.
    page.go_back()
    expect(viewer).to_be_hidden()
    expect(third).to_be_focused()
    assert page.url.endswith(ARTICLE)
    page.go_forward()
    opened(page, 4)
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    page.wait_for_url(f"**{ARTICLE}")
    third.tap()
    opened(page, 3)
    viewer.get_by_role("button", name="Đóng").tap()
    page.wait_for_url(f"**{ARTICLE}")
    expect(third).to_be_focused()

    # What was shared opens for somebody else as a page of its own, which leads on and back.
    other = context.new_page()
    other.goto(shared)
    expect(other.get_by_role("heading", level=1)).to_contain_text(f"Ảnh 4/{PHOTOS}")
    expect(other.locator("article img")).not_to_have_js_property("naturalWidth", 0)
    other.keyboard.press("ArrowRight")
    other.wait_for_url("**/anh/5/")
    other.get_by_role("link", name="Về bài viết").click()
    other.wait_for_url(f"**{ARTICLE}#anh-5")
    expect(other.locator("#anh-5")).to_be_in_viewport()


def test_an_article_is_kept_and_opens_without_a_network(
    portal: Portal, browser: Browser, visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = visitor().new_page()
    page.goto(ARTICLE)
    with page.expect_download() as download:
        page.get_by_role("link", name="Lưu", exact=True).click()
    assert download.value.suggested_filename == "hoi-nghi-ky-giao-uoc-thi-dua-nam-2025.html"
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    asked: list[str] = []
    alone = browser.new_context(offline=True)
    kept = alone.new_page()
    kept.on("request", lambda sent: asked.append(sent.url))
    kept.goto(file.as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    images = kept.locator("article img")
    expect(images).to_have_count(PHOTOS)
    assert images.evaluate_all("all => all.every((one) => one.complete && one.naturalWidth > 300)")
    expect(kept.locator("article")).to_contain_text("Thứ Năm, 13/02/2025")
    expect(kept.locator("footer")).to_contain_text(re.compile(r"Lưu lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}"))
    expect(kept.locator("footer a")).to_have_attribute("href", f"{portal.url}{ARTICLE}")
    take_picture(kept, "saved-1280", whole=True)
    alone.close()


SPEECH = """
  window.spoken = [];
  class Utterance { constructor(text) { this.text = text; } }
  const speech = new EventTarget(), turn = [];
  Object.assign(speech, {
    getVoices: () => [{ lang: 'en-US', localService: true }, { lang: 'vi-VN', localService: true, name: 'Giọng Việt' }],
    speak: (part) => { window.spoken.push([part.voice.name, part.text]); turn.push(part); },
    left: () => turn.length, next: () => turn.shift().onend(), cancel: () => { turn.length = 0; },
    pause: () => { window.paused = true; }, resume: () => { window.paused = false; },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = Utterance;
"""


def test_the_tools_of_an_article(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(ARTICLE)
    expect(page.get_by_role("button", name="Nghe bài")).to_be_hidden()  # no Vietnamese voice here
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(ARTICLE)
    page.evaluate("window.print = () => { dispatchEvent(new Event('beforeprint')); window.printed = true; }")
    page.get_by_role("button", name="In", exact=True).click()
    page.wait_for_function("window.printed")
    assert re.search(r"In lúc \d\d:\d\d \d\d/\d\d/\d{4}\.", page.locator(".printed").text_content() or "")

    page.emulate_media(media="print")
    for left_out in (".main-menu", ".article-tools", ".layout__aside", ".related", ".site-footer", ".search-form"):
        expect(page.locator(left_out).first).to_be_hidden()
    for printed in (".masthead__agency", ".story__title", ".story__lead", ".byline", ".printed"):
        expect(page.locator(printed)).to_be_visible()
    assert page.locator(".gallery__item").evaluate_all(
        "all => all.every((one) => getComputedStyle(one).breakInside === 'avoid')"
    )

    reader = visitor().new_page()
    reader.add_init_script(SPEECH)
    reader.goto(ARTICLE)
    listen = reader.locator("[data-tool=listen]")
    expect(listen).to_be_visible()
    expect(reader.locator("[data-tool=stop]")).to_be_hidden()
    listen.click()
    reader.evaluate("() => { while (speechSynthesis.left()) speechSynthesis.next(); }")
    spoken = reader.evaluate("window.spoken")
    assert {voice for voice, _ in spoken} == {"Giọng Việt"}
    texts = [text for _, text in spoken]
    assert texts[0] == reader.get_by_role("heading", level=1).inner_text().replace("\n", " ")
    assert max(map(len, texts)) <= 221
    read = " ".join(texts)
    for heard in ("Sáng 13/02/2025", "Bảy nội dung chung", "Toàn cảnh hội trường trước giờ khai mạc."):
        assert heard in read
    expect(listen).to_have_text("Nghe bài")
    listen.click()
    expect(listen).to_have_text("Tạm dừng")
    listen.click()
    expect(listen).to_have_text("Nghe tiếp")
    assert reader.evaluate("window.paused")
    reader.locator("[data-tool=stop]").click()
    expect(listen).to_have_text("Nghe bài")
    expect(listen).to_be_focused()
