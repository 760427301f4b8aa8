"""Nothing that is not published shows anywhere: every public address is walked, also those that do not exist yet."""

import datetime
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone
from pictures import picture_file
from wagtail.models import PageViewRestriction

from news.models import (
    ArticleByline,
    ArticlePage,
    Attachment,
    Contributor,
    HomePage,
    MenuItem,
    Notice,
    Photo,
    SectionPage,
    SiteSettings,
    StandardPage,
)
from news.photos.renditions import make_all
from news.photos.store import store_photo

pytestmark = pytest.mark.walk
HOST = "http://localhost:8000"
DAY = datetime.timedelta(days=1)
MOST = 400  # addresses: a small site has no more, and a walk without end would say so
FILES = ("/media/", "/static/", "/quan-tri/", "/_s/")
LINKS = re.compile(rf"""(?:href|src|action|poster)=["']([^"']+)["']|({HOST}[^\s"'<>\\]*)""")
SETS = re.compile(r'srcset="([^"]+)"')
# Below an article's or section's address; those that nobody serves are 404 by themselves.
BELOW = ("", "luu/", "anh/1/", "rss.xml", "atom.xml", "feed.json", "?page=2")
LISTS = ("/the/{}/", "/tac-gia/{}/", "/api/v1/bai-viet/?tag={}", "/api/v1/bai-viet/?section={}", "/tim-kiem/?the={}")
ASKED = ("/tim-kiem/?q={}", "/tim-kiem/goi-y/?q={}")


@dataclass
class Hidden:
    """A page with words that no answer may hold: `secret`; by `key`, one that stands beside it, it is looked for."""

    name: str
    page: Any
    photo: Photo | None
    attachment: Attachment | None
    slugs: list[str] = field(default_factory=list)

    @property
    def secrets(self) -> list[str]:
        files = [self.attachment.filename, f"/tai-lieu/{self.attachment.pk}/"] if self.attachment else []
        if self.photo:
            for rendition in self.photo.renditions.all():
                files.append(rendition.file.name.rpartition("/")[2])
            files.append(self.photo.file.name)
        return [secret(self.name), *files, *self.slugs]


def secret(name: str) -> str:
    return f"zqmat{name}"


def key(name: str) -> str:
    return f"zqkhoa{name}"


def words(name: str) -> dict[str, Any]:
    """Of an article that says its secret in every field it has."""
    both = f"{key(name)} {secret(name)}"
    photo = store_photo(picture_file(60, 40), both, caption=both, credit=both, description=both)
    make_all(photo)
    attachment = Attachment.objects.create(title=both, file=ContentFile(b"x", f"{secret(name)}.txt"))
    attachment.file.close()
    contributor = Contributor.objects.create(name=both, pen_name=both)
    shown = {"photo": photo, "caption": both, "credit": both, "alt": both}
    return {
        "title": both,
        "lead": both,
        "slug": f"zqdiachi{name}",
        "featured": True,
        "source": both,
        "search_description": both,
        "body": [
            ("paragraph", f'<p>{both} <a linktype="document" id="{attachment.pk}">{both}</a></p>'),
            ("heading", both),
            ("gallery", {"title": both, "photos": [shown]}),
            ("document", {"document": attachment, "title": ""}),
            ("video", {"url": "https://www.youtube.com/watch?v=abcdefghijk", "title": both, "poster": photo}),
        ],
        "bylines": [ArticleByline(contributor=contributor)],
        "published_on": timezone.now() - 2 * datetime.timedelta(minutes=len(name)),
    }


@pytest.fixture
def hidden(home: HomePage, section: SectionPage, make_article: Callable[..., ArticlePage]) -> list[Hidden]:
    """One article of each kind that the public may not see."""
    now = timezone.now()
    closed = home.add_child(
        instance=SectionPage(title=f"{key('muckin')} {secret('muckin')}", slug="zqdiachimuckin", intro=secret("muckin"))
    )
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    found = [Hidden("muckin", closed, None, None, ["zqdiachimuckin"])]
    kinds: dict[str, dict[str, Any]] = {
        "nhap": {"live": False},
        "hengio": {"live": False, "go_live_at": now + DAY},
        "hethan": {"live": False, "expired": True, "expire_at": now - DAY},
        "thuhoi": {},
        "matkhau": {},
        "trongmuckin": {"under": closed},
        "thungrac": {},
    }
    for name, values in kinds.items():
        told = words(name)
        page = make_article(**told, **values)
        page.tags.add(f"{key(name)} {secret(name)}")
        page.save()
        photo, attachment = page.card_photo, Attachment.objects.get(title=page.title)
        found.append(Hidden(name, page, photo, attachment, [page.slug]))
        page.save_revision() if not page.live else page.save_revision().publish()
        if name == "thuhoi":
            page.unpublish()
        elif name == "matkhau":
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.PASSWORD, password="mở ra"
            )
        elif name == "thungrac":
            page.delete()
        elif name == "hengio":
            page.save_revision(approved_go_live_at=now + DAY)
    return [*found, _rewritten(make_article)]


def _rewritten(make_article: Callable[..., ArticlePage]) -> Hidden:
    """A published article whose next version waits."""
    page = make_article("Bài đang đăng", slug="bai-dang-dang", featured=True)
    told = words("sua")
    for name in ("title", "lead", "source", "search_description", "body", "bylines"):
        setattr(page, name, told[name])
    page.tags.add(f"{key('sua')} {secret('sua')}")
    page.save_revision()
    attachment = Attachment.objects.get(title=page.title)
    return Hidden("sua", ArticlePage.objects.get(pk=page.pk), Photo.objects.get(title=page.title), attachment)


@pytest.fixture
def links_to_hidden(hidden: list[Hidden], home: HomePage, make_article: Callable[..., ArticlePage]) -> None:
    """What an editor forgot to take away: links to pages that are not published any more."""
    office = SiteSettings.objects.create(agency="Ban Thi đua tỉnh Mẫu", email="tdkt@example.vn")
    gone = [each.page for each in hidden if each.name in ("nhap", "hengio", "hethan", "thuhoi")]
    text = "".join(f'<p>Xem <a linktype="page" id="{page.pk}">bài này</a>.</p>' for page in gone)
    make_article("Bài có liên kết", body=[("paragraph", text)])
    home.add_child(instance=StandardPage(title="Giới thiệu", slug="gioi-thieu", body=[("paragraph", text)]))
    for page in gone:
        MenuItem.objects.create(settings=office, page=page, label="Mục")
        Notice.objects.create(title="Thông báo", link_page=page)


class Walk:
    """Follows every link of this site, however it is written: HTML, XML, JSON."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.answers: dict[str, str] = {}

    def through(self, starts: list[str]) -> None:
        waiting = list(starts)
        while waiting:
            address = waiting.pop()
            if address in self.answers:
                continue
            assert len(self.answers) < MOST, "the walk does not end"
            text = self.answers[address] = self.text(address)
            waiting += sorted({link for link in self.links(address, text) if link not in self.answers})

    def text(self, address: str) -> str:
        """The answer as a reader gets it: head and body."""
        response = self.client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        told = "\n".join(f"{name}: {value}" for name, value in response.items())
        return f"{response.status_code}\n{told}\n\n{body.decode(errors='replace')}"

    @staticmethod
    def links(address: str, text: str) -> Iterator[str]:
        found = [one or two for one, two in LINKS.findall(text)]
        found += [part.split()[0] for srcset in SETS.findall(text) for part in srcset.split(",")]
        for link in found:
            whole = urldefrag(urljoin(f"{HOST}{address}", html.unescape(link)))[0]
            parts = urlsplit(whole)
            if f"{parts.scheme}://{parts.netloc}" == HOST and not parts.path.startswith(FILES):
                yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def plain_addresses() -> list[str]:
    """Every named address that needs nothing more to be asked for, the admin's left out."""
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    found = []
    for name in names:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        if not address.startswith("/quan-tri/"):
            found.append(address)
    return sorted(found)


def test_nothing_unpublished_shows_at_any_public_address(
    client: Client, hidden: list[Hidden], links_to_hidden: None
) -> None:
    walk = Walk(client)
    walk.through([*plain_addresses(), "/"])
    section = "/phong-trao-thi-dua/"
    for expected in (
        f"{section}bai-dang-dang/",
        f"{section}rss.xml",
        "/sitemap.xml",
        "/api/v1/bai-viet/",
        "/gioi-thieu/",
    ):
        assert walk.answers[expected].startswith("200")
    assert "Bài đang đăng" in walk.answers[f"{section}bai-dang-dang/"]
    assert not [
        f"{word} at {address}"
        for address, answer in walk.answers.items()
        for each in hidden
        for word in each.secrets
        if word.casefold() in answer.casefold()
    ]


def test_nothing_unpublished_is_found_by_whoever_knows_a_word_of_it(client: Client, hidden: list[Hidden]) -> None:
    walk = Walk(client)
    for each in hidden:
        for word in (key(each.name), key(each.name)[:-1]):
            for question in ASKED:
                assert secret(each.name) not in walk.text(question.format(word)).casefold(), question
        slug = f"{key(each.name)}-{secret(each.name)}"
        for address in LISTS:
            answer = walk.text(address.format(slug)).casefold().replace(slug, "")
            assert secret(each.name) not in answer, address


def test_what_is_not_published_does_not_open_by_its_own_address(client: Client, hidden: list[Hidden]) -> None:
    walk = Walk(client)
    for each in hidden:
        if each.name == "sua":
            continue
        address = each.page.get_url() or f"/phong-trao-thi-dua/{each.page.slug}/"
        for below in BELOW:
            answer = walk.text(f"{address}{below}")
            assert secret(each.name) not in answer, f"{address}{below}"
            asks_password = "Trang cần mật khẩu" in answer
            assert asks_password or answer[:3] in ("302", "404"), f"{address}{below}"
        assert walk.text(f"/api/v1/bai-viet/{each.page.pk}/").startswith("404")
    assert "Nội dung này" in walk.text(next(each.page.get_url() for each in hidden if each.name == "matkhau"))


def test_the_files_of_what_is_not_published_stay_closed(
    client: Client, hidden: list[Hidden], admin_client: Client
) -> None:
    for each in hidden:
        if each.attachment:
            assert client.get(each.attachment.url).status_code == 404, each.name
            answer = admin_client.get(each.attachment.url)
            assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"x")
        if each.photo:
            assert client.get(f"/media/{each.photo.file.name}").status_code == 404
    waiting = next(each for each in hidden if each.name == "nhap")
    waiting.page.save_revision().publish()
    assert waiting.attachment is not None
    answer = client.get(waiting.attachment.url)
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"x")
