import datetime
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from news.models import ArticleByline, ArticlePage, Attachment, Contributor, Photo, SiteSettings

PUBLISHED = timezone.make_aware(datetime.datetime(2021, 12, 27, 15, 40))


@pytest.fixture
def office(db: None) -> SiteSettings:
    return SiteSettings.objects.create(
        agency="Ban Thi đua tỉnh Mẫu",
        parent_agency="Sở Nội vụ tỉnh Mẫu",
        address="Số 1",
        phone="0999 000 000",
        email="tdkt@example.vn",
    )


@pytest.fixture
def attachment(db: None) -> Attachment:
    file = ContentFile(b"x", "quyet-dinh.txt")
    attachment = Attachment.objects.create(title="Quyết định số 163/QĐ-UBND", file=file)
    attachment.file.close()
    return attachment


@pytest.fixture
def full_article(make_article: Callable[..., ArticlePage], photo: Photo, attachment: Attachment) -> ArticlePage:
    """An article with a block of every kind, tags and a byline."""
    shown = {"photo": photo, "caption": "", "credit": "", "alt": "Hội trường"}
    article = make_article(
        body=[
            ("paragraph", '<p>Kịp thời <b>tuyên dương</b>. <a linktype="page" id="{}">Xem</a></p>'),
            ("heading", "Kết quả & nổi bật"),
            ("photo", shown),
            ("gallery", {"title": "Một số hình ảnh", "photos": [shown, {**shown, "caption": "Chú thích riêng."}]}),
            ("quote", {"text": "Thi đua là yêu nước", "attribution": "Bà Lò Thị Mẫu"}),
            ("table", {"data": [["Tập thể", None], ["9", "9"]], "first_row_is_table_header": True}),
            ("video", {"url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "Phóng sự", "poster": None}),
            ("document", {"document": attachment, "title": ""}),
        ],
        bylines=[ArticleByline(contributor=Contributor.objects.create(name="Lò Thị Mẫu", pen_name="CTV"))],
        published_on=PUBLISHED,
    )
    article.tags.add("Đại hội thi đua", "hội nghị")
    article.body[0] = ("paragraph", f'<p>Kịp thời <b>tuyên dương</b>. <a linktype="page" id="{article.pk}">Xem</a></p>')
    article.save()
    return article
