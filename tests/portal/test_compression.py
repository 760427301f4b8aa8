import gzip
from collections.abc import Callable

from django.test import Client

from news.models import ArticlePage, Photo


def test_a_page_travels_compressed_to_whoever_can_read_that(
    client: Client, make_article: Callable[..., ArticlePage]
) -> None:
    address = make_article().url
    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert plain.content.split(b"\n")[0] == gzip.decompress(packed.content).split(b"\n")[0]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_photo_travels_as_it_is(client: Client, photo: Photo, make_article: Callable[..., ArticlePage]) -> None:
    make_article(body=[("photo", {"photo": photo, "caption": "", "credit": "", "alt": ""})])
    rendition = photo.get_rendition("max-320x320")
    answer = client.get(rendition.url, headers={"accept-encoding": "gzip, br"})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
    answer.close()
