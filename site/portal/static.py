"""Static files: one style sheet out of many, hashed names, compressed ahead of time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise import WhiteNoise
from whitenoise.storage import CompressedManifestStaticFilesStorage

from portal.headers import PICTURE

JOINED = "css/site.css"
_IMPORT = re.compile(r'^@import url\("(?P<path>[\w./-]+)"\)(?: layer\((?P<layer>[\w.]+)\))?;$', re.MULTILINE)
_HASHED = re.compile(r"\.[0-9a-f]{12}\.")


class JoinedManifestStorage(CompressedManifestStaticFilesStorage):
    """Puts the imports of `css/site.css` into it, so that a page asks for one sheet."""

    manifest_strict = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if JOINED in paths and not dry_run:
            storage, path = paths[JOINED]
            with storage.open(path) as file:
                sheet = _IMPORT.sub(self._imported, file.read().decode())
            self.delete(JOINED)
            self._save(JOINED, ContentFile(sheet.encode()))
            paths[JOINED] = (self, JOINED)
        yield from super().post_process(paths, dry_run, **options)

    def _imported(self, found: re.Match[str]) -> str:
        text = Path(self.path("css"), found["path"]).read_text()
        return f"@layer {found['layer']} {{\n{text}\n}}" if found["layer"] else text


def static_files(app: Any, root: Path) -> Any:
    """WhiteNoise in front of `app`; hashed names may be kept by browsers for ever."""
    if settings.DEBUG:
        return app
    return WhiteNoise(
        app,
        root=root,
        prefix=settings.STATIC_URL.strip("/"),
        immutable_file_test=lambda path, url: bool(_HASHED.search(url)),
        add_headers_function=_picture,
    )


def _picture(headers: Headers, path: str, url: str) -> None:
    """The office's logo is shown by feed readers and with shared links."""
    if url.startswith(f"{settings.STATIC_URL}img/"):
        for name, value in PICTURE.items():
            headers[name] = value
