"""Every kind of page a reader may meet, each in one line: what looks at all pages looks at these."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.e2e.corners import EMPTY, ONE, PRIVATE, TWELVE

PLAIN = "/tin-hoat-dong/lay-y-kien-nhan-dan-ve-ho-so-de-nghi-tang-huan-chuong/"
SEED = "/phong-trao-thi-dua/cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua/"
WIDE, NARROW = (1280, 360)

Prepare = Callable[[Page], None]


def as_it_is(page: Page) -> None:
    """Nothing to do first."""


def open_viewer(page: Page) -> None:
    page.locator("[data-viewer] figure a").first.click()
    expect(page.get_by_role("dialog").first).to_be_visible()


def open_menu(page: Page) -> None:
    page.locator(".main-menu summary").click()


def open_reading(page: Page) -> None:
    page.locator(".reading summary").click()


def ask_for_suggestions(page: Page) -> None:
    page.locator("main [data-suggest]").press_sequentially("thi")
    expect(page.locator("main [role=listbox]")).to_be_visible()


def send(selector: str, **values: str) -> Prepare:
    """Fills the form and sends it past the browser's own checks, which would keep the server's answer away."""

    def prepare(page: Page) -> None:
        form = page.locator(selector)
        for name, value in values.items():
            form.locator(f"[name={name}]").fill(value)
        form.evaluate("form => { form.noValidate = true; }")
        with page.expect_navigation():
            form.locator("[type=submit]").click()

    return prepare


def forget_and_send(page: Page) -> None:
    """As after a night: the page still stands there, its cookie is gone."""
    page.context.clear_cookies()
    send("main form", email="ai.do@example.vn")(page)


@dataclass(frozen=True)
class PageType:
    name: str
    address: str
    prepare: Prepare = as_it_is
    status: int = 200
    widths: tuple[int, ...] = (WIDE, NARROW)


PAGE_TYPES = (
    PageType("home", "/"),
    PageType("menu", "/", open_menu, widths=(NARROW,)),
    PageType("reading", "/gioi-thieu/", open_reading),
    PageType("section", "/phong-trao-thi-dua/"),
    PageType("second-page", "/phong-trao-thi-dua/?page=2"),
    PageType("empty-section", EMPTY),
    PageType("article-seed", SEED),
    PageType("article-plain", PLAIN),
    PageType("article-one-photo", ONE),
    PageType("article-twelve-photos", TWELVE),
    PageType("viewer", TWELVE, open_viewer),
    PageType("standard", "/gioi-thieu/"),
    PageType("table", "/co-cau-to-chuc/"),
    PageType("english", "/contact/"),
    PageType("search", "/tim-kiem/?q=thi+dua"),
    PageType("search-empty", "/tim-kiem/"),
    PageType("search-nothing", "/tim-kiem/?q=khongcotunay"),
    PageType("search-suggestions", "/tim-kiem/", ask_for_suggestions),
    PageType("search-wrong-day", "/tim-kiem/?q=thi+dua&tu=khong-phai-ngay"),
    PageType("site-map", "/so-do-trang/"),
    PageType("tag", "/the/phong-trao-thi-dua/"),
    PageType("byline", "/tac-gia/ctv/?page=2"),
    PageType("archive", "/luu-tru/"),
    PageType("year", "/luu-tru/2024/"),
    PageType("month", "/luu-tru/2024/12/"),
    PageType("archive-nothing", "/luu-tru/2020/", status=404),
    PageType("photo-library", "/thu-vien-anh/"),
    PageType("photo", f"{TWELVE}anh/3/"),
    PageType("api", "/api/"),
    PageType("login", "/dang-nhap/"),
    PageType("login-error", "/dang-nhap/", send("main form", login="nguoi.la", password="sai-mat-khau")),
    PageType("login-empty", "/dang-nhap/", send("main form")),
    PageType("reset", "/quen-mat-khau/"),
    PageType("reset-error", "/quen-mat-khau/", send("main form", email="khong-phai-thu")),
    PageType("reset-sent", "/quen-mat-khau/da-gui/"),
    PageType("reset-dead-link", "/dat-lai-mat-khau/a-b/"),
    PageType("403-csrf", "/quen-mat-khau/", forget_and_send),
    PageType("private", PRIVATE),
    PageType("private-error", PRIVATE, send("main form", password="sai-mat-khau")),
    PageType("404", "/khong-co-trang-nay/", status=404),
)
