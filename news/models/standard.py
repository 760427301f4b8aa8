from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from news.blocks import BodyBlock
from news.models.base import PortalPage
from news.reading.page import ReadablePage


class StandardPage(ReadablePage):
    is_creatable = True
    parent_page_types = ["news.HomePage", "news.StandardPage"]
    subpage_types = ["news.StandardPage"]
    template = "pages/standard.html"

    LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]

    lead = models.TextField(
        "lời dẫn", blank=True, max_length=500, help_text="Một hai câu mở đầu. Ví dụ: Chức năng và nhiệm vụ của Ban."
    )
    language = models.CharField(
        "ngôn ngữ của trang",
        max_length=2,
        choices=LANGUAGES,
        default="vi",
        help_text="Để trình đọc màn hình đọc đúng giọng. Ví dụ: English cho trang Contact",
    )
    counterpart = models.ForeignKey(
        "news.StandardPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="counterparts",
        verbose_name="trang cùng nội dung bằng ngôn ngữ kia",
        help_text="Chọn ở một trong hai trang là đủ. Ví dụ: trang Contact của trang Liên hệ",
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name="nội dung", help_text="Bấm dấu + để thêm đoạn văn, ảnh…")

    content_panels = [*PortalPage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    settings_panels = [*PortalPage.settings_panels, FieldPanel("language"), FieldPanel("counterpart")]

    class Meta:
        verbose_name = "trang thông tin"
        verbose_name_plural = "trang thông tin"

    def translations(self) -> list["StandardPage"]:
        """This page and, where there are any, its published counterparts: one of each language."""
        linked = Q(pk=self.counterpart_id) | Q(counterpart=self.pk)
        others = StandardPage.objects.published().filter(linked).exclude(language=self.language).order_by("pk")
        first = {page.language: page for page in reversed(others.defer("body"))}
        return [self, *first.values()] if first else []

    def plain_text(self) -> str:
        return self.read_text()
