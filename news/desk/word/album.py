"""The pictures of a document as photos of the portal: each once, however often it stands in the text."""

import hashlib
import io
import tempfile
import warnings
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from PIL import Image, UnidentifiedImageError
from wagtail.models import Collection

from news.models.photo import Photo
from news.photos.decode import DECODED, FORMATS, MAX_PIXELS
from news.photos.intake import MEGABYTE, UnusablePhoto, clean_photo, too_many_pixels
from news.photos.store import keep_photo, refuse_beyond_quota
from news.word import Package, Refused, Report, WordArticle

MOST = 60  # photos of one article
MOST_PIXELS = 400_000_000  # of all its photos: they are decoded one after the other while the person waits
_DRAWN = {".emf", ".wmf", ".svg", ".emz", ".wmz"}
_OLDER = ("GIF", "BMP", "TIFF")


@dataclass
class _Ready:
    file: IO[bytes]
    suffix: str


class Album:
    """Checks and decodes before the transaction, which then only stores."""

    def __init__(self, user: Any, collection: Collection | None) -> None:
        self._user, self._collection = user, collection
        self._ready: dict[str, _Ready] = {}  # by the digest of what stands in the document
        self._digests: dict[str, str] = {}  # by part
        self._stored: dict[str, Photo] = {}
        self._pixels = self._bytes = 0
        self._open = ExitStack()

    def __enter__(self) -> "Album":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def prepare(self, article: WordArticle, package: Package, report: Report) -> None:
        for number, shot in enumerate(article.shots, 1):
            part = article.pictures[shot.photo].part
            if part in self._digests:
                continue
            name = f"Ảnh thứ {number}" + (f" (“{shot.caption}”)" if shot.caption else "")
            try:
                self._prepare(part, package)
            except UnusablePhoto as reason:
                report.lost.append(f"{name} không đưa được vào bài. {reason}")
                self._digests[part] = ""

    def _prepare(self, part: str, package: Package) -> None:
        if self._collection is None:
            raise UnusablePhoto("Bạn chưa được quyền thêm ảnh.")
        most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        suffix = part[part.rfind(".") :].lower()
        if suffix in _DRAWN:
            raise UnusablePhoto(f"Đây là hình vẽ kiểu {suffix[1:].upper()}: hãy chụp thành ảnh rồi thêm vào.")
        if not package.has(part) or package.size(part) > most:
            raise UnusablePhoto(f"Ảnh thiếu trong tệp hoặc nặng quá {most // MEGABYTE} MB.")
        try:
            content = package.read(part, most)
        except Refused as reason:
            raise UnusablePhoto("Ảnh bị hỏng nên không đọc được.") from reason
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self._ready:
            if len(self._ready) >= MOST:
                raise UnusablePhoto(f"Mỗi bài chỉ nhập được {MOST} ảnh.")
            self._count_pixels(content)
            refuse_beyond_quota(self._user, len(content), (len(self._ready), self._bytes))
            clean, suffix = clean_photo(io.BytesIO(_newer(content)))
            self._bytes += len(clean)
            file = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
            file.write(clean)
            self._ready[digest] = _Ready(file, suffix)
        self._digests[part] = digest

    def _count_pixels(self, content: bytes) -> None:
        pixels = _pixels(content)
        if pixels > MAX_PIXELS:
            return  # refused by itself, without being decoded
        if self._pixels + pixels > MOST_PIXELS:
            most = MOST_PIXELS // 1_000_000
            raise UnusablePhoto(
                f"Các ảnh trong tệp có quá nhiều điểm ảnh (tối đa {most} triệu cho cả bài). Hãy thu nhỏ ảnh này rồi "
                "thêm vào bài sau."
            )
        self._pixels += pixels

    def photo(self, part: str, title: str, **values: Any) -> Photo | None:
        """The photo of a part, stored with these words when it is met first; None where it cannot be taken."""
        digest = self._digests.get(part)
        if not digest:
            return None
        if digest not in self._stored:
            ready = self._ready[digest]
            ready.file.seek(0)
            self._stored[digest] = keep_photo(
                File(ready.file, f"photo{ready.suffix}"),
                title,
                uploaded_by_user=self._user,
                collection=self._collection,
                **values,
            )
        return self._stored[digest]

    def forget(self) -> None:
        """After a transaction that was undone: no file may stay."""
        for photo in self._stored.values():
            photo.file.storage.delete(photo.file.name)


def _pixels(content: bytes) -> int:
    """As the header says; 0 for what is no picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(content), formats=(*FORMATS, *_OLDER))
            return picture.width * picture.height
    except Image.DecompressionBombError:
        return MAX_PIXELS + 1
    except Exception:  # decoders raise anything at all over a damaged file
        return 0


def _newer(content: bytes) -> bytes:
    """Kinds that Word takes and the portal does not, as PNG."""
    try:
        picture = Image.open(io.BytesIO(content), formats=_OLDER)
        if picture.width * picture.height > DECODED:
            raise UnusablePhoto(too_many_pixels(DECODED))
        file = io.BytesIO()
        picture.convert("RGBA" if "transparency" in picture.info else "RGB").save(file, "PNG", compress_level=1)
        return file.getvalue()
    except UnusablePhoto:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return content
    except Exception as error:  # decoders raise anything at all over a damaged file
        raise UnusablePhoto("Ảnh bị hỏng nên không đọc được.") from error
