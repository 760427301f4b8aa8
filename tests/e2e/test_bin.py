"""What an editor deletes can be brought back."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.e2e.people import EDITOR, Account, come_in
from tests.e2e.server import Portal, eventually

ADDRESS = "/phong-trao-thi-dua/xoa-nham/"
TITLE = "Bài xóa nhầm rồi lấy lại"
MAKE = """
from news.models import ArticlePage, SectionPage
section = SectionPage.objects.get(slug="phong-trao-thi-dua")
page = section.add_child(instance=ArticlePage(title=title, slug="xoa-nham", lead="Tin thử."))
page.save_revision().publish()
print(page.pk)
"""


def test_deleted_article_comes_back(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    number = portal.shell(MAKE, title=TITLE).strip()
    eventually(lambda: portal.get(ADDRESS).status == 200)

    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    page.goto(f"/quan-tri/pages/{number}/delete/")
    page.get_by_role("button", name="Đồng ý xóa").click()
    expect(page.locator(".messages")).to_contain_text(f"Đã chuyển “{TITLE}” vào thùng rác")
    eventually(lambda: portal.get(ADDRESS).status == 404)
    assert ADDRESS not in portal.get("/phong-trao-thi-dua/").text

    page.get_by_role("link", name="Thùng rác").click()
    page.get_by_role("button", name=f"Khôi phục “{TITLE}”").click()
    expect(page.locator(".messages")).to_contain_text(f"Đã khôi phục “{TITLE}”")
    eventually(lambda: portal.get(ADDRESS).status == 200)
    eventually(lambda: ADDRESS in portal.get("/phong-trao-thi-dua/").text)
