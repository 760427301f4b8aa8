"""Media on their way back: laid beside those in use, exchanged in one go, and never over what was there."""

import secrets
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from portal.backup.archive import PIECE
from portal.backup.refused import Refused


def media_root() -> Path:
    if not isinstance(default_storage, FileSystemStorage):
        raise Refused("Kho tệp tải lên không phải là thư mục trên máy này: chưa phục hồi được vào đó.")
    return Path(default_storage.location)


class Staging:
    """Hidden folders within the media folder, so that each exchange is a renaming on one disk."""

    def __init__(self, now: datetime) -> None:
        self.root = media_root()
        self.new = self.root / f".dang-phuc-hoi-{secrets.token_hex(4)}"
        self.old = self.root / f".truoc-phuc-hoi-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        self._moved: list[tuple[Path, Path]] = []
        self.new.mkdir(parents=True, mode=0o755)

    def add(self, name: str, file: IO[bytes]) -> None:
        place = PurePosixPath(name)
        if place.is_absolute() or not place.parts or ".." in place.parts or place.parts[0].startswith("."):
            raise Refused(f"Tệp sao lưu chứa một tên tệp lạ: {name}. Chưa có gì bị thay đổi.")
        path = self.new.joinpath(*place.parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy, PIECE)
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)

    def exchange(self) -> None:
        for path in self._visible(self.root):
            self.old.mkdir(exist_ok=True, mode=0o700)
            self._move(path, self.old / path.name)
        for path in self._visible(self.new):
            self._move(path, self.root / path.name)

    def undo(self) -> None:
        """Everything as it was, wherever the exchange stopped."""
        while self._moved:
            source, target = self._moved.pop()
            target.rename(source)
        with suppress(OSError):
            self.old.rmdir()

    def clear(self) -> None:
        shutil.rmtree(self.new, ignore_errors=True)

    def _move(self, source: Path, target: Path) -> None:
        source.rename(target)
        self._moved.append((source, target))

    @staticmethod
    def _visible(folder: Path) -> list[Path]:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
