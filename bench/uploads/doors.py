"""The addresses that take files, and what else their forms ask for."""

import re
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass

from bench.photos.editor import Editor

TOKEN = re.compile(r'name="token" value="([^"]+)"')
SECTION = re.compile(r'<select name="section".*?<option value="(\d+)"', re.DOTALL)


@dataclass(frozen=True)
class Door:
    path: str
    field: str
    photos: bool = True
    ajax: bool = False
    title: str = "title"


DOORS = (
    Door("/quan-tri/images/add/", "file"),
    Door("/quan-tri/images/multiple/add/", "files[]", ajax=True),
    Door(
        "/quan-tri/images/chooser/create/", "image-chooser-upload-file", ajax=True, title="image-chooser-upload-title"
    ),
    Door("/quan-tri/anh-hang-loat/tai-len/", "file", ajax=True),
    Door("/quan-tri/documents/add/", "file", photos=False),
    Door("/quan-tri/documents/multiple/add/", "files[]", photos=False, ajax=True),
    Door(
        "/quan-tri/documents/chooser/create/",
        "document-chooser-upload-file",
        photos=False,
        ajax=True,
        title="document-chooser-upload-title",
    ),
    Door("/quan-tri/tu-tep-word/", "file", photos=False),
    Door("/quan-tri/thong-ke-truy-cap/dieu-chinh/nhap-tep/", "file", photos=False),
    Door("/quan-tri/redirects/import/", "import_file", photos=False),
)


def send(editor: Editor, door: Door, name: str, content: bytes) -> tuple[int, bytes]:
    """Status and body, whatever they are."""
    line = secrets.token_hex(16)
    fields = {door.title: "Thử", "collection": "1", "csrfmiddlewaretoken": editor._token()}
    fields["-".join([*door.title.split("-")[:-1], "collection"])] = "1"
    if door.path.endswith("tu-tep-word/"):
        with editor.opener.open(editor.url + door.path) as answer:
            form = answer.read().decode()
        fields |= {
            key: found[1] for key, how in (("token", TOKEN), ("section", SECTION)) if (found := how.search(form))
        }
    parts = "".join(
        f'--{line}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()
    )
    # As a browser writes it.
    written = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    parts += f'--{line}\r\nContent-Disposition: form-data; name="{door.field}"; filename="{written}"\r\n'
    body = parts.encode() + b"Content-Type: image/jpeg\r\n\r\n" + content + f"\r\n--{line}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={line}", "X-CSRFToken": editor._token()}
    if door.ajax:
        headers["X-Requested-With"] = "XMLHttpRequest"
    try:
        with editor.opener.open(urllib.request.Request(editor.url + door.path, body, headers), timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()
