"""An article as data: what the API answers, and what feeds are written from.

Each class is a shape of the API; the text behind a field is what its documentation says of it.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

Address = Annotated[str, ("format", "uri")]
Moment = Annotated[str, ("format", "date-time")]
Number = Annotated[int, ("minimum", 1)]
Count = Annotated[int, ("minimum", 0)]


@dataclass(frozen=True)
class Picture:
    """Một cỡ ảnh đã có sẵn."""

    url: Annotated[Address, "Địa chỉ tệp ảnh"]
    width: Annotated[Number, "Chiều rộng, điểm ảnh"]
    height: Annotated[Number, "Chiều cao, điểm ảnh"]
    type: Annotated[str, "Kiểu tệp. Ví dụ: image/webp"]


@dataclass(frozen=True)
class PhotoData:
    """Một ảnh với chú thích, nguồn và các cỡ."""

    caption: Annotated[str, "Chú thích ảnh; rỗng nếu không có"]
    credit: Annotated[str, "Nguồn ảnh. Ví dụ: Ảnh: CTV"]
    alt: Annotated[str, "Mô tả cho người không nhìn thấy ảnh"]
    pictures: Annotated[list[Picture], "Các cỡ ảnh, rộng nhất đứng trước"]

    @property
    def plain(self) -> Picture:
        """The one that any reader shows."""
        return next((picture for picture in self.pictures if picture.type == "image/jpeg"), self.pictures[0])


@dataclass(frozen=True)
class Paragraph:
    """Đoạn văn."""

    type: Annotated[Literal["paragraph"], "Loại khối"]
    html: Annotated[str, "HTML: chữ đậm, nghiêng, danh sách, liên kết với địa chỉ đầy đủ"]


@dataclass(frozen=True)
class Heading:
    """Đề mục."""

    type: Annotated[Literal["heading"], "Loại khối"]
    text: Annotated[str, "Tên một phần của bài"]


@dataclass(frozen=True)
class Quote:
    """Trích dẫn."""

    type: Annotated[Literal["quote"], "Loại khối"]
    text: Annotated[str, "Lời trích"]
    attribution: Annotated[str, "Của ai; rỗng nếu không ghi"]


@dataclass(frozen=True)
class PhotoPart:
    """Ảnh."""

    type: Annotated[Literal["photo"], "Loại khối"]
    photo: Annotated[PhotoData, "Ảnh"]


@dataclass(frozen=True)
class Gallery:
    """Bộ ảnh."""

    type: Annotated[Literal["gallery"], "Loại khối"]
    title: Annotated[str, "Tên bộ ảnh; rỗng nếu không có"]
    photos: Annotated[list[PhotoData], "Các ảnh, theo thứ tự"]


@dataclass(frozen=True)
class Video:
    """Video ở nơi khác."""

    type: Annotated[Literal["video"], "Loại khối"]
    url: Annotated[Address, "Địa chỉ video"]
    title: Annotated[str, "Tên video"]
    poster: Annotated[PhotoData | None, "Ảnh bìa"]


@dataclass(frozen=True)
class Table:
    """Bảng."""

    type: Annotated[Literal["table"], "Loại khối"]
    caption: Annotated[str, "Tên bảng; rỗng nếu không có"]
    header_row: Annotated[bool, "Hàng đầu là tên các cột"]
    header_column: Annotated[bool, "Cột đầu là tên các hàng"]
    rows: Annotated[list[list[str]], "Các hàng, mỗi hàng là các ô"]


@dataclass(frozen=True)
class Document:
    """Tệp đính kèm."""

    type: Annotated[Literal["document"], "Loại khối"]
    title: Annotated[str, "Tên hiển thị"]
    url: Annotated[Address, "Địa chỉ tệp"]
    extension: Annotated[str, "Phần mở rộng. Ví dụ: pdf"]


Part = Paragraph | Heading | Quote | PhotoPart | Gallery | Video | Table | Document


@dataclass(frozen=True)
class SectionData:
    """Chuyên mục."""

    id: Annotated[Number, "Mã số"]
    title: Annotated[str, "Tên chuyên mục"]
    slug: Annotated[str, "Tên trong địa chỉ, dùng làm tham số section"]
    intro: Annotated[str, "Câu giới thiệu; rỗng nếu không có"]
    url: Annotated[Address, "Địa chỉ trang"]


@dataclass(frozen=True)
class SectionName:
    """Chuyên mục của bài."""

    title: Annotated[str, "Tên chuyên mục"]
    slug: Annotated[str, "Tên trong địa chỉ"]
    url: Annotated[Address, "Địa chỉ trang"]


@dataclass(frozen=True)
class TagData:
    """Thẻ."""

    name: Annotated[str, "Tên thẻ"]
    slug: Annotated[str, "Tên trong địa chỉ, dùng làm tham số tag"]


@dataclass(frozen=True)
class ArticleSummary:
    """Bài viết trong danh sách."""

    id: Annotated[Number, "Mã số của bài"]
    title: Annotated[str, "Đầu đề"]
    lead: Annotated[str, "Lời dẫn"]
    url: Annotated[Address, "Địa chỉ chính thức của bài"]
    published_on: Annotated[Moment, "Ngày giờ đăng, múi giờ +07:00"]
    modified_on: Annotated[Moment, "Lần cập nhật gần nhất"]
    section: Annotated[SectionName | None, "Chuyên mục"]
    bylines: Annotated[list[str], "Tên tác giả in trên bài"]
    tags: Annotated[list[TagData], "Các thẻ"]
    photo: Annotated[PhotoData | None, "Ảnh đại diện"]
    detail: Annotated[Address, "Địa chỉ lấy toàn văn bài này"]


@dataclass(frozen=True)
class ArticleDetail(ArticleSummary):
    """Bài viết với toàn văn."""

    source: Annotated[str, "Nguồn tin khi đăng lại; rỗng nếu là tin của cổng"]
    html: Annotated[str, "Toàn văn dạng HTML, mọi địa chỉ đều đầy đủ"]
    body: Annotated[list[Part], "Toàn văn theo từng khối"]


@dataclass(frozen=True)
class ArticleList:
    """Một trang của danh sách bài viết, mới nhất đứng trước."""

    count: Annotated[Count, "Số bài thỏa điều kiện"]
    page: Annotated[Number, "Trang này"]
    pages: Annotated[Number, "Số trang"]
    next: Annotated[Address | None, "Địa chỉ trang sau"]
    previous: Annotated[Address | None, "Địa chỉ trang trước"]
    items: Annotated[list[ArticleSummary], "Các bài"]


@dataclass(frozen=True)
class SectionList:
    """Các chuyên mục theo thứ tự trên trang."""

    items: Annotated[list[SectionData], "Các chuyên mục"]


@dataclass(frozen=True)
class Problem:
    """Lỗi, theo RFC 9457."""

    type: Annotated[str, "Loại lỗi"]
    title: Annotated[str, "Tên lỗi"]
    status: Annotated[int, "Mã trạng thái HTTP"]
    detail: Annotated[str, "Một câu nói rõ lỗi"]
