from dataclasses import dataclass
from functools import cache

from bs4 import BeautifulSoup, Tag
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a chapter, below a heading of its own that links can point at."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """`slug` names its address and its template; who reads in order reads them as they stand in CHAPTERS."""

    slug: str
    title: str
    summary: str

    @property
    def html(self) -> SafeString:
        return _html(self.slug)

    @property
    def sections(self) -> list[Section]:
        return _sections(self.slug)


CHAPTERS = (
    Chapter("dang-nhap", "Đăng nhập lần đầu", "Địa chỉ, mật khẩu, quên mật khẩu, đăng xuất."),
    Chapter("man-hinh-chinh", "Màn hình chính", "Việc của tôi, việc chờ tôi, tìm một bài đã có."),
    Chapter("viet-bai", "Viết một bài", "Tiêu đề, lời dẫn, nội dung, tác giả; tự lưu và xem trước."),
    Chapter("tu-word", "Đưa bài từ Word vào", "Tệp .docx thành bài nháp, có ảnh và chú thích."),
    Chapter("anh", "Ảnh và bộ ảnh", "Hai mươi ảnh một lượt, chú thích, mô tả, thứ tự, ảnh đại diện."),
    Chapter("kiem-tra", "Kiểm tra trước khi đăng", "Lời nhắc của cổng và chữ gõ bằng bảng mã cũ."),
    Chapter("duyet-va-dang", "Gửi duyệt và đăng", "Gửi, trả lại, duyệt, đăng; sửa bài đã đăng."),
    Chapter("hen-gio", "Hẹn giờ, thu hồi", "Đăng vào giờ đã định, tự gỡ, gỡ ngay."),
    Chapter("dang-nhanh", "Đăng nhanh từ điện thoại", "Chụp, gõ vài dòng, lưu nháp ngay tại hội nghị."),
    Chapter("xoa-va-khoi-phuc", "Xóa nhầm, đổi địa chỉ", "Thùng rác 30 ngày, lịch sử các bản, địa chỉ cũ."),
    Chapter("so-lieu", "Lượt truy cập và nhuận bút", "Đọc thống kê, xuất Excel, điều chỉnh số mang sang."),
    Chapter("quan-tri", "Dành cho quản trị", "Người dùng, nhóm, cài đặt của cổng, thông báo."),
)


TEXTS = "p, li, figcaption"


def chapter(slug: str) -> Chapter | None:
    return next((chapter for chapter in CHAPTERS if chapter.slug == slug), None)


def neighbours(of: Chapter) -> tuple[Chapter | None, Chapter | None]:
    """The chapters before and after."""
    place = CHAPTERS.index(of)
    return (CHAPTERS[place - 1] if place else None), (CHAPTERS[place + 1] if place + 1 < len(CHAPTERS) else None)


@cache
def _html(slug: str) -> SafeString:
    return mark_safe(render_to_string(f"admin/handbook/chapters/{slug}.html"))  # noqa: S308 - a template of ours


@cache
def _sections(slug: str) -> list[Section]:
    parts = BeautifulSoup(_html(slug), "html.parser").select("section[id]:has(h2)")
    return [Section(str(part["id"]), _text(part, "h2"), _text(part, TEXTS)) for part in parts]


def _text(part: Tag, selector: str) -> str:
    return " ".join(" ".join(found.get_text().split()) for found in part.select(selector))
