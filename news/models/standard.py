from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from news.blocks import BodyBlock
from news.models.base import PortalPage


class StandardPage(PortalPage):
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
    body = StreamField(BodyBlock(), blank=True, verbose_name="nội dung", help_text="Bấm dấu + để thêm đoạn văn, ảnh…")

    content_panels = [*PortalPage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    settings_panels = [*PortalPage.settings_panels, FieldPanel("language")]

    class Meta:
        verbose_name = "trang thông tin"
        verbose_name_plural = "trang thông tin"

    def plain_text(self) -> str:
        return "\n".join([self.lead, *self.body.stream_block.get_searchable_content(self.body)])
