"""An editor's browser, as far as it goes for signing in and for uploading photos."""

import json
import secrets
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

LOGIN, UPLOAD = "/dang-nhap/", "/quan-tri/images/multiple/add/"


class Editor:
    def __init__(self, url: str, name: str, password: str) -> None:
        self.url = url
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.opener.open(url + LOGIN).close()
        fields = {"login": name, "password": password, "csrfmiddlewaretoken": self._token()}
        self.opener.open(url + LOGIN, urlencode(fields).encode()).close()

    def upload(self, name: str, content: bytes) -> None:
        """Raises where the photo is not taken."""
        line = secrets.token_hex(16)
        parts = [
            f'--{line}\r\nContent-Disposition: form-data; name="title"\r\n\r\n{name}\r\n',
            f'--{line}\r\nContent-Disposition: form-data; name="files[]"; filename="{name}.jpg"\r\n',
            "Content-Type: image/jpeg\r\n\r\n",
        ]
        body = "".join(parts).encode() + content + f"\r\n--{line}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={line}",
            "X-Requested-With": "XMLHttpRequest",
            "X-CSRFToken": self._token(),
        }
        with self.opener.open(urllib.request.Request(self.url + UPLOAD, body, headers), timeout=120) as answer:
            told = json.load(answer)
        if not told.get("success"):
            raise RuntimeError(f"not taken: {told}")

    def _token(self) -> str:
        return next(str(cookie.value) for cookie in self.cookies if cookie.name == "csrftoken")
