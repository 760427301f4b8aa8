"""Nothing that is not published shows anywhere: every public address is walked, also those that do not exist yet."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from pictures import picture_file
from wagtail.models import PageViewRestriction
from walk import Walk, plain_addresses

from news import kept as news_kept
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
from stats.models import PageDay

pytestmark = pytest.mark.walk
DAY = datetime.timedelta(days=1)
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


def test_nothing_unpublished_is_in_the_public_counts_though_readers_once_came(
    client: Client, hidden: list[Hidden]
) -> None:
    """`Đọc nhiều` and the numbers know pages by their numbers alone: those that left are named nowhere."""
    today = timezone.localdate()
    for each in hidden:
        PageDay.objects.create(page=each.page.pk, day=today, views=1_000)
    news_kept.forget()
    walk = Walk(client)
    for address in ("/", "/phong-trao-thi-dua/", "/phong-trao-thi-dua/bai-dang-dang/", "/api/v1/bai-viet/"):
        told = walk.text(address).casefold()
        assert not [each.name for each in hidden if secret(each.name) in told], address
