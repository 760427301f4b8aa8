import datetime
from dataclasses import dataclass

from django.utils import timezone

from news.desk.panels.base import DeskPanel
from news.desk.readership import readership
from news.models.article import ArticlePage

SHOWN = 5


@dataclass(frozen=True)
class MostRead:
    article: ArticlePage
    views: int


class MostReadPanel(DeskPanel):
    """The articles with the most views since Monday."""

    name = "desk_most_read"
    template_name = "admin/desk/panels/most_read.html"
    order = 230

    def rows(self) -> list[MostRead]:
        today = timezone.localdate()
        monday = today - datetime.timedelta(days=today.weekday())
        read = readership().most_read(ArticlePage.objects.published(), monday, SHOWN)
        articles = ArticlePage.objects.defer("body").in_bulk([pk for pk, _ in read])
        return [MostRead(articles[pk], views) for pk, views in read if pk in articles]
