import datetime
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import escape
from wagtail.log_actions import log

from news.importing.old_page import OldPage
from news.models import ArticleByline, ArticlePage, Contributor, Photo, SectionPage
from news.text import slugify


class PlaceTaken(ValueError):
    """The section has an article at that address already."""


@transaction.atomic
def create_article(
    page: OldPage,
    section: SectionPage,
    published_on: datetime.datetime,
    photos: Iterable[Photo],
    *,
    featured: bool = False,
) -> ArticlePage:
    """Publishes `page` in `section`, with one of `photos` above each caption, in their order.

    Raises `ValidationError` for what the editor's form would refuse, and `PlaceTaken` where that
    section has the address already, so a second run adds nothing.
    """
    slug = slugify(page.title) or "bai-viet"
    if section.get_children().filter(slug=slug).exists():
        raise PlaceTaken(f"Chuyên mục “{section.title}” đã có bài tại địa chỉ {slug}; không nhập lại.")
    article = ArticlePage(
        title=page.title,
        slug=slug,
        lead=page.lead,
        published_on=published_on,
        first_published_at=published_on,
        featured=featured,
        body=list(_body(page, iter(photos))),
    )
    if page.byline:
        article.bylines.set([ArticleByline(contributor=contributor(page.byline))])
    longest = ArticlePage._meta.get_field("lead").max_length or 0
    if len(page.lead) > longest:  # which of a text field only the form sees to
        raise ValidationError({"lead": f"Lời dẫn dài {len(page.lead)} ký tự, tối đa {longest}."})
    article.full_clean(exclude=["path", "depth", "url_path", "content_type"])
    section.add_child(instance=article)
    article.save_revision().publish()
    log(instance=article, action="news.import")
    return article


def contributor(byline: str) -> Contributor:
    found = Contributor.objects.filter(pen_name=byline).first() or Contributor.objects.filter(name=byline).first()
    return found or Contributor.objects.create(name=byline)


def _body(page: OldPage, photos: Iterator[Photo]) -> Iterator[tuple[str, object]]:
    for part in page.parts:
        if part.kind == "captions":
            shown = [{"photo": next(photos), "caption": text} for text in part.texts]
            yield ("photo", shown[0]) if len(shown) == 1 else ("gallery", {"photos": shown})
        elif part.kind == "heading":
            yield "heading", part.texts[0]
        else:
            yield "paragraph", f"<p>{escape(part.texts[0])}</p>"
