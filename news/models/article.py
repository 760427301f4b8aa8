import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from news.blocks import BodyBlock
from news.desk.page_form import ArticleForm
from news.models.base import PortalPage, PortalPageManager, PortalPageQuerySet
from news.photos.show import photos_of
from news.reading.page import ReadablePage

if TYPE_CHECKING:
    from news.models.contributor import Contributor
    from news.models.tag import Tag


class ArticleQuerySet(PortalPageQuerySet):
    def newest(self) -> "ArticleQuerySet":
        return self.order_by("-published_on", "-pk")

    def tagged(self, tag: "Tag") -> "ArticleQuerySet":
        return self.filter(Exists(tag.articles.filter(content_object=OuterRef("pk"))))

    def written_by(self, contributor: "Contributor") -> "ArticleQuerySet":
        return self.filter(Exists(contributor.bylines.order_by().filter(article=OuterRef("pk"))))

    def dated(self, start: datetime.datetime, end: datetime.datetime) -> "ArticleQuerySet":
        """From `start` on, before `end`."""
        return self.filter(published_on__gte=start, published_on__lt=end)


class ArticlePage(ReadablePage):
    is_creatable = True
    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    template = "pages/article.html"
    show_in_menus_default = False

    published_on = models.DateTimeField(
        "ngày đăng",
        default=timezone.now,
        db_index=True,
        help_text="Ngày và giờ in trên bài, gõ ngày/tháng/năm. Ví dụ: 27/12/2021 15:40",
    )
    lead = models.TextField(
        "lời dẫn (sapo)",
        max_length=500,
        help_text="Một hai câu tóm tắt, nên dưới 300 ký tự. Ví dụ: Chiều 27/12/2021, Khối thi đua … tổ chức Hội nghị…",
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name="nội dung",
        help_text="Bấm dấu + để thêm đoạn văn, ảnh, bộ ảnh, bảng, trích dẫn…",
    )
    cover = models.ForeignKey(
        "news.Photo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="ảnh đại diện",
        help_text="Ảnh hiện trong danh sách tin; để trống thì lấy ảnh đầu tiên của bài.",
    )
    card_photo = models.ForeignKey(
        "news.Photo",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="ảnh trên thẻ tin",
    )
    source = models.CharField(
        "nguồn tin",
        max_length=160,
        blank=True,
        help_text="Khi đăng lại của nơi khác. Ví dụ: Văn phòng UBND xã Suối Ngọc",
    )
    featured = models.BooleanField(
        "tin tiêu điểm", default=False, db_index=True, help_text="Đưa bài lên đầu trang chủ."
    )
    tags = ClusterTaggableManager(
        through="news.ArticleTag",
        blank=True,
        verbose_name="thẻ",
        help_text="Cách nhau bằng dấu phẩy. Ví dụ: phong trào thi đua, hội nghị tổng kết",
    )

    base_form_class = ArticleForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("featured")]),
        FieldPanel("body"),
        FieldPanel("cover"),
        InlinePanel("bylines", heading="Tác giả", label="tác giả", max_num=6),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("tags")], heading="Nguồn và thẻ"),
    ]

    search_fields = [
        *PortalPage.search_fields,
        index.FilterField("published_on"),
        index.FilterField("featured"),
    ]

    objects: ClassVar[Any] = PortalPageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = "bài viết"
        verbose_name_plural = "bài viết"
        indexes = [
            # The few of them, which no database would guess from an index on yes and no.
            models.Index(fields=["published_on"], condition=models.Q(featured=True), name="news_featured_articles")
        ]

    def plain_text(self) -> str:
        names = [item.contributor.byline for item in self.bylines.all()]
        return "\n".join([self.read_text(), *names, self.source, f"{timezone.localtime(self.published_on):%d/%m/%Y}"])

    @property
    def names(self) -> list[str]:
        return [item.contributor.byline for item in self.bylines.select_related("contributor")]

    @property
    def byline(self) -> str:
        return ", ".join(item.contributor.byline for item in self.bylines.all())

    def save(self, *args: Any, **kwargs: Any) -> None:
        first = next(iter(photos_of(self.body)), None)
        # As the form shows it, which would else find it changed.
        if self.published_on:
            self.published_on = self.published_on.replace(second=0, microsecond=0)
        # A moment for every published article: lists of the last put up go by its index, where none would come first.
        if self.live:
            self.first_published_at = getattr(self, "first_published_at", None) or timezone.now()
        self.card_photo_id = self.cover_id or (first.pk if first else None)
        super().save(*args, **kwargs)

    @cached_property
    def around(self) -> Any:
        from news.listing import around

        return around(self)

    def cards(self) -> list[Any]:
        return [self]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from news.reading.signed import signed, signed_draft

        context = super().get_context(request, *args, **kwargs)
        told = signed_draft if getattr(request, "is_preview", False) else signed
        context["authors"], context["tags"] = told(self)
        context["bylines"] = [author.byline for author in context["authors"]]
        context["around"] = self.around
        return context


class ArticleByline(Orderable):
    article = ParentalKey(ArticlePage, related_name="bylines", on_delete=models.CASCADE, verbose_name="bài viết")
    contributor = models.ForeignKey(
        "news.Contributor",
        related_name="bylines",
        on_delete=models.PROTECT,
        verbose_name="tác giả",
        help_text="Chọn người viết, hoặc thêm người mới. Ví dụ: CTV",
    )

    panels = [FieldPanel("contributor")]

    class Meta(Orderable.Meta):
        verbose_name = "tác giả của bài"
        verbose_name_plural = "tác giả của bài"
