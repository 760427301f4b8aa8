"""One site, asked by the lines of its standard input: answers each name with the milliseconds that it took."""

import gc
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

from bench.scale.asked import ARTICLE, ASKED, FORGOTTEN, PUBLISH, RELATE, SECTION, Asked


class Site:
    def __init__(self) -> None:
        from portal.wsgi import django

        self.application = django
        self.cookie = _sign_in()
        self.article = _an_article()
        self.actions: dict[str, Callable[[], float]] = {each.name: self._getting(each) for each in ASKED}
        self.actions |= {each.name: self._getting(each, forget) for each in FORGOTTEN}
        self.actions[PUBLISH.name] = publish
        self.actions[RELATE.name] = relate_the_last

    def _getting(self, asked: Asked, before: Callable[[], None] = lambda: None) -> Callable[[], float]:
        address = self.article if asked.address == ARTICLE else asked.address

        def get() -> float:
            before()
            return _timed(lambda: self.get(address, self.cookie if asked.staff else ""))

        return get

    def get(self, address: str, cookie: str = "") -> None:
        path, _, query = address.partition("?")
        environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost"}
        environ |= {"wsgi.input": BytesIO(), "HTTP_COOKIE": cookie} if cookie else {"wsgi.input": BytesIO()}
        setup_testing_defaults(environ)
        told: list[str] = []
        answer = self.application(environ, lambda status, headers, error=None: told.append(status))
        try:
            for _ in answer:
                pass
        finally:
            answer.close()
        if told != ["200 OK"]:
            raise RuntimeError(f"{address}: {told}")


def _timed(action: Callable[[], object]) -> float:
    gc.collect()
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def _sign_in() -> str:
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    people = get_user_model()
    name = "nguoi-do"
    person = people.objects.filter(username=name).first() or people.objects.create_superuser(name, "do@example.vn")
    client = Client()
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[-1])
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _an_article() -> str:
    """In the middle of its section."""
    from news.models import ArticlePage, SectionPage

    section = SectionPage.objects.get(slug=SECTION.strip("/"))
    articles = ArticlePage.objects.child_of(section).order_by("published_on")
    found: str = articles[articles.count() // 2].url
    return found


def forget() -> None:
    from django.core.cache import cache

    from stats import recent

    cache.clear()
    recent.forget()


def publish() -> float:
    """Through Wagtail's own action, with all that hangs on it; a draft with photos, tags and a byline."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone
    from wagtail.actions.publish_revision import PublishRevisionAction

    from bench.articles import gallery
    from news.models import ArticleByline, ArticlePage, Contributor, Photo, SectionPage, Tag

    section = SectionPage.objects.get(slug=SECTION.strip("/"))
    now = timezone.now()
    photos = list(Photo.objects.order_by("-pk").values_list("pk", flat=True)[:3])
    article = ArticlePage(
        title=f"Hội nghị tổng kết công tác thi đua, khen thưởng lúc {now:%H giờ %M phút %S}",
        lead="Sáng nay, các đơn vị tổ chức hội nghị tổng kết phong trào thi đua với đông đảo đại biểu tham dự.",
        slug=f"do-{time.time_ns()}",
        published_on=now - timedelta(minutes=1),
        live=False,
        bylines=[ArticleByline(contributor=Contributor.objects.order_by("pk")[0])],
    )
    article.body = [{"type": "paragraph", "value": "<p>Hội nghị biểu dương các tập thể, cá nhân.</p>"}, gallery(photos)]
    article.tags.add(*Tag.objects.order_by("pk")[:2])
    section.add_child(instance=article)
    revision = article.save_revision()
    person = get_user_model().objects.order_by("pk").last()
    return _timed(PublishRevisionAction(revision, user=person).execute)


def relate_the_last() -> float:
    """What was published last is then taken away for good, so that the site stays as large as it was."""
    from wagtail.actions.delete_page import DeletePageAction

    from news.models import ArticlePage, BinEntry
    from news.related.relate import relate

    last = ArticlePage.objects.filter(slug__startswith="do-").order_by("-pk")[0]
    took = _timed(lambda: relate.func(last.pk))
    last.delete()
    DeletePageAction(BinEntry.objects.get(page=last.pk).page, user=None).execute(skip_permission_checks=True)
    return took


def main() -> None:
    import django

    django.setup()
    site = Site()
    for line in sys.stdin:
        print(site.actions[line.strip()](), flush=True)


if __name__ == "__main__":
    main()
