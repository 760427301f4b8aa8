"""The reader's own look: chosen once, kept in the browser, there before the first paint."""

import io
from collections.abc import Callable

from PIL import Image, ImageChops
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.page_types import SEED, open_viewer
from tests.e2e.test_axe import AXE, JUDGE, WHOLE

AT_FIRST = """new MutationObserver(() => {
  if (document.body) window.atFirst ??= { ...document.documentElement.dataset };
}).observe(document, { childList: true, subtree: true });"""
LOOK = """() => {
  const { backgroundColor, colorScheme, fontSize } = getComputedStyle(document.documentElement);
  return [backgroundColor, colorScheme, fontSize];
}"""
PAPER, DARK, BLACK, WHITE = "rgb(251, 247, 240)", "rgb(23, 17, 15)", "rgb(0, 0, 0)", "rgb(255, 255, 255)"


def bar_colours(page: Page) -> set[str]:
    return set(page.locator("meta[name=theme-color]").evaluate_all("all => all.map(meta => meta.content)"))


def test_a_look_is_chosen_with_the_keyboard_and_stays(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor(color_scheme="light")
    context.add_init_script(AT_FIRST)
    page, other = context.new_page(), context.new_page()
    for each in (page, other):
        each.goto("/gioi-thieu/")
    assert page.evaluate(LOOK) == [PAPER, "light dark", "16px"]
    summary = page.locator(".reading summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Theo hệ thống")).to_be_focused()
    for name, look, bar in (
        ("Sáng", [PAPER, "light", "16px"], "#560d17"),
        ("Tối", [DARK, "dark", "16px"], "#2c0a10"),
        ("Tương phản cao", [BLACK, "dark", "16px"], "#000"),
    ):
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("radio", name=name)).to_be_checked()
        assert page.evaluate(LOOK) == look
        assert bar_colours(page) == {bar}
    expect(other.locator("html")).to_have_attribute("data-theme", "contrast")
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator(".reading__panel")).to_be_hidden()

    down, normal, up = (page.locator(".reading > .text-size [data-step]").nth(at) for at in range(3))
    for size in ("18px", "20px", "24px", "24px"):
        up.press("Enter")
        assert page.evaluate(LOOK)[2] == size
    expect(page.get_by_role("status").first).to_have_text("Cỡ chữ 150 %")
    expect(up).to_have_attribute("aria-disabled", "true")
    page.goto("/lien-he/")
    assert page.evaluate("atFirst") == {"reading": "", "theme": "contrast", "size": "3"}
    assert page.evaluate(LOOK) == [BLACK, "dark", "24px"]
    normal.click()
    down.click()
    assert page.evaluate(LOOK)[2] == "15px"

    summary.click()
    page.get_by_role("radio", name="Theo hệ thống").check()
    assert page.evaluate(LOOK)[:2] == [PAPER, "light dark"]
    assert bar_colours(page) == {"#560d17", "#2c0a10"}
    page.get_by_label("Từ khóa cần tìm").focus()
    expect(page.locator(".reading__panel")).to_be_hidden()


def test_the_system_s_wishes_are_followed(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    page.goto(SEED)
    for wishes, paper in (
        ({"color_scheme": "dark"}, DARK),
        ({"color_scheme": "light", "contrast": "more"}, WHITE),
        ({"color_scheme": "dark", "contrast": "more"}, BLACK),
        ({"color_scheme": "light", "contrast": "no-preference", "forced_colors": "active"}, WHITE),
    ):
        page.emulate_media(**wishes)
        assert page.evaluate(LOOK)[0] == paper, wishes
        # What a forced colour is, axe cannot tell.
        if "forced_colors" not in wishes:
            page.evaluate(AXE)
            assert page.evaluate(JUDGE, WHOLE) == [], wishes
    edge = page.locator(".search-form__button").evaluate("button => getComputedStyle(button).borderTopStyle")
    assert edge == "solid", "a button without its colours needs an edge"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def is_grey(page: Page) -> bool:
    red, green, blue = Image.open(io.BytesIO(page.screenshot())).convert("RGB").split()
    between = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(each.getextrema()[1] <= 2 for each in between)


def test_a_site_in_mourning_is_grey_down_to_its_open_photos(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    page.goto(SEED)
    page.evaluate("document.documentElement.classList.add('mourning')")
    for theme in ("light", "dark", "contrast"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        assert is_grey(page), theme
    open_viewer(page)
    assert is_grey(page)
    box = page.get_by_role("dialog").first.bounding_box()
    assert (box["x"], box["y"], box["width"]) == (0, 0, 1280)


def test_the_top_bar_is_as_high_without_javascript(visitor: Callable[..., BrowserContext]) -> None:
    for width in (1280, 360):
        heights = []
        for javascript in (True, False):
            page = visitor(width=width, java_script_enabled=javascript).new_page()
            page.goto("/gioi-thieu/")
            expect(page.locator(".reading")).to_be_visible(visible=javascript)
            heights.append(page.locator(".top-bar").bounding_box()["height"])
        assert heights[0] == heights[1]
