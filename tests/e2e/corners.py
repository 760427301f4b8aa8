"""What the sample site has no page for: twelve photos, a single one, a long title, an empty section, a password."""

from tests.e2e.server import Portal

TWELVE = "/tin-hoat-dong/mau-muoi-hai-anh/"
ONE = "/tin-hoat-dong/mau-mot-anh/"
EMPTY = "/mau-chua-co-bai/"
PRIVATE = "/mau-trang-rieng/"
LONG_TITLE = (
    "Ủy ban nhân dân tỉnh tổ chức Hội nghị tổng kết phong trào thi đua yêu nước, biểu dương điển hình tiên tiến, "
    "trao tặng Bằng khen cho 126 tập thể, 342 cá nhân và hộ gia đình có thành tích xuất sắc giai đoạn 2020 - 2025"
)

MAKE = """
import datetime
from django.utils import timezone
from wagtail.models import PageViewRestriction
from news.models import ArticlePage, HomePage, Photo, SectionPage, StandardPage

home = HomePage.objects.first()
if not StandardPage.objects.filter(slug="mau-trang-rieng").exists():
    section = SectionPage.objects.get(slug="tin-hoat-dong")
    photos = list(Photo.objects.order_by("pk")[:12])
    shown = lambda photo, caption: {"photo": photo, "caption": caption, "credit": "Ảnh: CTV", "alt": ""}
    long = ("Các đại biểu dự Hội nghị chụp ảnh lưu niệm với những tập thể, cá nhân được tặng Cờ thi đua và Bằng khen, "
            "trong đó có ba hộ gia đình ở các xã vùng cao lần đầu được tuyên dương.")
    pictures = [shown(photo, long if number % 5 == 0 else "") for number, photo in enumerate(photos)]
    gallery = {"title": "Mười hai ảnh", "photos": pictures}
    when = timezone.make_aware(datetime.datetime(2022, 1, 5, 8, 30))
    paragraph = ("paragraph", "<p>Kịp thời tuyên dương các điển hình tiên tiến trong phong trào thi đua.</p>" * 3)
    article = dict(lead="Sáng 05/01/2022, Khối thi đua tổ chức Hội nghị tổng kết.", published_on=when)
    section.add_child(instance=ArticlePage(title="Mười hai ảnh của một hội nghị", slug="mau-muoi-hai-anh",
                                           body=[paragraph, ("gallery", gallery), paragraph], **article))
    section.add_child(instance=ArticlePage(title=long_title, slug="mau-mot-anh",
                                           body=[("photo", shown(photos[0], "")), paragraph], **article))
    home.add_child(instance=SectionPage(title="Chưa có bài", slug="mau-chua-co-bai"))
    private = home.add_child(instance=StandardPage(title="Trang riêng", slug="mau-trang-rieng"))
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="mat-khau-mau")
"""


def make_corners(portal: Portal) -> None:
    portal.shell(MAKE, long_title=LONG_TITLE)
