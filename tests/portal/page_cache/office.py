"""Editors at work, in whatever order chance has it."""

import datetime
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from pictures import picture_file
from wagtail.models import PageViewRestriction

from news.bin import restore_page
from news.bin.pages import NoWayBack
from news.models import (
    ArticlePage,
    BinEntry,
    Contributor,
    FooterLink,
    HomePage,
    MenuItem,
    Notice,
    Photo,
    SectionPage,
    SiteSettings,
    Tag,
)
from news.photos.store import store_photo
from portal.page_cache.today import end_of_day

SECTIONS = range(3)
HALF_AN_HOUR, A_DAY = datetime.timedelta(minutes=30), datetime.timedelta(days=1)
LISTS = [
    *("/", "/so-do-trang/", "/luu-tru/", "/luu-tru/2026/11/", "/thu-vien-anh/"),
    *("/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/sitemap-trang.xml", "/sitemap-0.xml"),
    *("/api/", "/api/v1/bai-viet/", "/api/v1/chuyen-muc/", "/api/v1/openapi.json"),
    *("/.well-known/security.txt", "/manifest.webmanifest", "/robots.txt"),
]


class Office:
    """Each public method is something that somebody there does; `addresses` are where its effect may be seen."""

    def __init__(self, home: HomePage, random: Random, clock: Any) -> None:
        self.home, self.random, self.clock = home, random, clock
        self.sections = [
            home.add_child(instance=SectionPage(title=f"Mục {number}", slug=f"muc-{number}")).pk for number in SECTIONS
        ]
        self.photos = [store_photo(picture_file(), f"Ảnh {number}").pk for number in range(2)]
        self.contributor = Contributor.objects.create(name="Người viết", pen_name="Bút danh")
        self._of_sections = deque([f"/muc-{number}/" for number in SECTIONS], maxlen=5)
        self._of_articles: deque[str] = deque(maxlen=4)
        self._made = 0
        for _ in range(4):
            self.publish_a_new_article()

    @property
    def addresses(self) -> list[str]:
        article = self._of_articles[-1]
        return [
            *LISTS,
            *(f"/the/the-{number}/" for number in range(3)),
            f"/tac-gia/{self.contributor.slug}/",
            *(f"{section}{part}" for section in self._of_sections for part in ("", "rss.xml")),
            *self._of_articles,
            f"{article}anh/1/",
            f"/api/v1/bai-viet/{self._article_number}/",
        ]

    @classmethod
    def actions(cls) -> list[str]:
        return [name for name, member in vars(cls).items() if callable(member) and not name.startswith("_")]

    def publish_a_new_article(self) -> None:
        article = ArticlePage(
            title=f"Bài {self._next()}",
            lead="Lời dẫn.",
            body=[("photo", {"photo": self._photo()})],
            featured=self.random.random() < 0.3,
        )
        self._section().add_child(instance=article)
        article.bylines.create(contributor=self.contributor)
        article.tags.add(f"thẻ {self.random.randrange(3)}")
        article.save_revision().publish()
        self._look_at(article)

    def edit(self) -> None:
        self._publish(lambda article: setattr(article, "title", f"Bài {self._next()} (sửa)"))

    def feature_or_not(self) -> None:
        self._publish(lambda article: setattr(article, "featured", not article.featured))

    def date_back(self) -> None:
        self._publish(
            lambda article: setattr(article, "published_on", timezone.now() - self.random.randrange(3) * A_DAY)
        )

    def tag_otherwise(self) -> None:
        self._publish(lambda article: article.tags.set([f"thẻ {self.random.randrange(3)}"]))

    def take_the_photo_out(self) -> None:
        self._publish(lambda article: setattr(article, "body", [("quote", {"text": "Lời", "attribution": ""})]))

    def rename(self) -> None:
        self._publish(lambda article: setattr(article, "slug", f"bai-doi-ten-{self._next()}"))

    def schedule_a_change(self) -> None:
        def change(article: ArticlePage) -> None:
            article.title, article.go_live_at = f"Bài {self._next()} (hẹn giờ)", timezone.now() + HALF_AN_HOUR

        self._publish(change)

    def let_expire(self) -> None:
        self._publish(lambda article: setattr(article, "expire_at", timezone.now() + HALF_AN_HOUR))

    def save_a_draft(self) -> None:
        if article := self._some():
            article.title += " (nháp)"
            article.save_revision()

    def unpublish(self) -> None:
        if article := self._some(live=True):
            article.unpublish()

    def publish_again(self) -> None:
        if article := self._some(live=False):
            article.get_latest_revision_as_object().save_revision().publish()

    def schedule(self) -> None:
        if article := self._some(live=False):
            article.go_live_at = timezone.now() + HALF_AN_HOUR
            article.save_revision().publish()

    def move(self) -> None:
        if article := self._some():
            article.move(self._section(), pos="last-child")
            self._look_at(ArticlePage.objects.get(pk=article.pk))

    def delete(self) -> None:
        if article := self._some():
            article.delete()

    def bring_back(self) -> None:
        if entries := list(BinEntry.objects.order_by("pk")):
            with suppress(NoWayBack):
                restore_page(self.random.choice(entries), None)

    def describe_a_photo(self) -> None:
        photo = self._photo()
        photo.caption = f"Chú thích {self._next()}"
        photo.save(update_fields=["caption"])

    def turn_to_another_point_of_a_photo(self) -> None:
        photo = self._photo()
        photo.focal_point_x, photo.focal_point_y = self.random.randrange(900), self.random.randrange(600)
        photo.focal_point_width = photo.focal_point_height = 40
        photo.save()

    def delete_a_photo(self) -> None:
        self._photo().delete()

    def bring_photos_back(self) -> None:
        for photo in Photo.everything.binned():
            photo.restore()

    def change_the_settings(self) -> None:
        settings = SiteSettings.load()
        settings.agency, settings.email = f"Ban Thi đua {self._next()}", f"hop-thu-{self._next()}@example.vn"
        settings.mourning = not settings.mourning
        settings.save()

    def add_to_the_menu(self) -> None:
        kind = self.random.choice((MenuItem, FooterLink))
        kind.objects.create(settings=SiteSettings.load(), label=f"Mục {self._next()}", url="https://example.vn/")

    def point_the_menu_to_an_article(self) -> None:
        if article := self._some():
            MenuItem.objects.create(settings=SiteSettings.load(), page=article)

    def clear_the_menu(self) -> None:
        MenuItem.objects.all().delete()

    def put_up_a_notice(self) -> None:
        today = timezone.localdate()
        ends_on = self.random.choice((None, today, today + A_DAY))
        Notice.objects.create(title=f"Thông báo {self._next()}", starts_on=today, ends_on=ends_on)

    def put_up_a_notice_for_tomorrow(self) -> None:
        Notice.objects.create(title=f"Thông báo {self._next()}", starts_on=timezone.localdate() + A_DAY)

    def take_the_notices_down(self) -> None:
        Notice.objects.all().delete()

    def rename_a_contributor(self) -> None:
        Contributor.objects.filter(pk=self.contributor.pk).update(pen_name=f"Bút danh {self._next()}")

    def rename_a_tag(self) -> None:
        if tags := list(Tag.objects.order_by("pk")):
            tag = self.random.choice(tags)
            tag.name = f"thẻ đổi tên {self._next()}"
            tag.save()

    def rename_a_section(self) -> None:
        section = self._section()
        section.title = f"Mục {self._next()}"
        section.slug = f"muc-{self._next()}" if self.random.random() < 0.5 else section.slug
        section.save_revision().publish()
        self._of_sections.append(section.get_url() or "/")

    def reorder_the_sections(self) -> None:
        self._section().move(self.home, pos="first-child")

    def close_a_section(self) -> None:
        PageViewRestriction.objects.get_or_create(page=self._section(), restriction_type="login")

    def open_the_sections(self) -> None:
        PageViewRestriction.objects.all().delete()

    def wait_for_the_worker(self) -> None:
        self.clock.shift(datetime.timedelta(minutes=self.random.choice((1, 40, 300))))
        call_command("publish_scheduled", verbosity=0)

    def let_midnight_pass(self) -> None:
        """The worker is down."""
        self.clock.move_to(end_of_day())

    def _publish(self, change: Callable[[ArticlePage], Any]) -> None:
        if article := self._some(live=True):
            change(article)
            article.save_revision().publish()
            self._look_at(article)

    def _some(self, **where: Any) -> ArticlePage | None:
        """Not one in the bin."""
        articles = list(ArticlePage.objects.filter(depth=4, path__startswith=self.home.path, **where).order_by("pk"))
        return self.random.choice(articles) if articles else None

    def _section(self) -> Any:
        return SectionPage.objects.get(pk=self.random.choice(self.sections))

    def _photo(self) -> Any:
        return Photo.everything.get(pk=self.random.choice(self.photos))

    def _look_at(self, article: ArticlePage) -> None:
        self._article_number = article.pk
        self._of_articles.append(article.get_url() or "/")

    def _next(self) -> int:
        self._made += 1
        return self._made
