"""Run in a place, with the portal's Django: `python -m bench.photos.inside TASK …` prints the result as JSON."""

import json
import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from news.models import ArticlePage, Photo, SectionPage  # noqa: E402
from news.photos import sizes  # noqa: E402


def prepare(name: str, password: str) -> dict[str, int]:
    """Somebody who may upload; nothing left to be done of the sample site's own photos, of which the last is told."""
    get_user_model().objects.create_superuser(name, f"{name}@example.vn", password)
    DBTaskResult.objects.all().delete()
    return {"last": Photo.objects.order_by("-pk").values_list("pk", flat=True)[0], "sizes": len(sizes.ALL)}


def publish(after: str) -> str:
    """An article with a gallery of all photos newer than this one; returns its path."""
    photos = Photo.objects.filter(pk__gt=int(after)).order_by("pk")
    shown = [{"photo": photo, "caption": photo.title, "credit": "Ảnh: CTV", "alt": ""} for photo in photos]
    section = SectionPage.objects.get(slug="phong-trao-thi-dua")
    article = ArticlePage(
        title="Ba mươi ảnh mới",
        lead="Khối thi đua tổ chức Hội nghị tổng kết.",
        published_on=timezone.now(),
        body=[("gallery", {"title": "Ảnh của Hội nghị", "photos": shown})],
    )
    section.add_child(instance=article)
    article.save_revision().publish()
    return str(article.get_url_parts()[2])


TASKS = {"prepare": prepare, "publish": publish}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    print(json.dumps(TASKS[name](*arguments)))
