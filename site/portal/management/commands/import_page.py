import datetime
import io
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from PIL import Image

from news.importing import OldPage, PlaceTaken, Unreadable, create_article, read_old_page
from news.models import Photo, SectionPage
from news.photos.intake import UnusablePhoto
from news.photos.store import store_photo
from stats.corrections import correct

DATES = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%d/%m/%Y %H:%M", "%d/%m/%Y")
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic"}
PLACEHOLDER = (228, 222, 211)  # the paper of the site's cards


def _moment(text: str) -> datetime.datetime:
    for form in DATES:
        try:
            return timezone.make_aware(datetime.datetime.strptime(text, form))
        except ValueError:
            continue
    raise CommandError(f"Ngày “{text}” không đúng. Ví dụ: 2021-12-27 hoặc 27/12/2021 15:40")


class Command(BaseCommand):
    help = "Nhập một trang của cổng cũ đã lưu thành tệp văn bản và xuất bản thành bài viết."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp văn bản của trang cũ, mã UTF-8")
        parser.add_argument("--date", required=True, help="ngày đăng, có thể kèm giờ: 2021-12-27 hoặc 27/12/2021 15:40")
        parser.add_argument("--section", required=True, help="đường dẫn của chuyên mục, ví dụ phong-trao-thi-dua")
        parser.add_argument("--photos", type=Path, help="thư mục ảnh, xếp theo tên tệp, mỗi ảnh cho một chú thích")
        parser.add_argument("--featured", action="store_true", help="đưa bài lên tiêu điểm ở trang chủ")

    def handle(self, *args: Any, **options: Any) -> None:
        published_on = _moment(options["date"])
        section = SectionPage.objects.live().filter(slug=options["section"]).first()
        if section is None:
            known = ", ".join(SectionPage.objects.live().values_list("slug", flat=True)) or "chưa có"
            raise CommandError(f"Không có chuyên mục “{options['section']}”. Các chuyên mục: {known}")
        page = self.read(options["file"])
        files = self.picture_files(options["photos"])
        try:
            article = create_article(
                page, section, published_on, self.photos(page, files), featured=options["featured"]
            )
        except PlaceTaken as reason:
            self.stdout.write(str(reason))
            return
        except ValidationError as error:
            told = "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
            raise CommandError(f"Bài chưa nhập được. {told}") from error
        if page.views:
            correct(
                page.views,
                reason="Lượt xem mang sang từ cổng cũ",
                page=article.pk,
                now_ms=int(time.time() * 1000),
            )
        self.stdout.write(
            f"Đã nhập “{page.title}”: {len(page.parts)} phần, {len(page.captions)} chú thích ảnh, "
            f"{page.views} lượt xem, tác giả: {page.byline or 'không rõ'}."
        )
        if page.captions and not files:
            self.stdout.write("Ảnh đang là khung trống: hãy thay bằng ảnh thật trong trang soạn bài.")

    def read(self, path: Path) -> OldPage:
        try:
            return read_old_page(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise CommandError(f"Không đọc được {path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} không phải là tệp văn bản mã UTF-8.") from error
        except Unreadable as error:
            raise CommandError(f"{path}: {error}") from error

    def picture_files(self, folder: Path | None) -> list[Path]:
        if folder is None:
            return []
        if not folder.is_dir():
            raise CommandError(f"Không có thư mục ảnh {folder}.")
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURES)

    def photos(self, page: OldPage, files: list[Path]) -> Iterator[Photo]:
        """One photo for each caption: from the folder while it lasts, then an empty frame."""
        for number, caption in enumerate(page.captions):
            if number < len(files):
                try:
                    with files[number].open("rb") as file:
                        yield store_photo(file, caption, caption=caption)
                except UnusablePhoto as error:
                    raise CommandError(f"{files[number].name}: {error}") from error
            else:
                frame = io.BytesIO()
                Image.new("RGB", (1200, 800), PLACEHOLDER).save(frame, "PNG")
                yield store_photo(frame.getvalue(), f"Khung trống: {caption}")
