from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from news.text.fields import CleanTextMixin


def mail_or_web_address(text: str) -> None:
    """Raises `ValidationError` for what nobody could write to or open."""
    try:
        URLValidator(schemes=["https"])(text) if "://" in text else validate_email(text)
    except ValidationError as error:
        raise ValidationError(
            "Hãy điền một địa chỉ thư hoặc một địa chỉ web bắt đầu bằng https://. Ví dụ: antoan@example.vn"
        ) from error


@register_setting(icon="home", order=1)
class SiteSettings(CleanTextMixin, BaseGenericSetting, ClusterableModel):
    """The office's name, contacts, menu and legal lines: nothing of it stands in code."""

    agency = models.CharField(
        "tên cơ quan",
        max_length=160,
        default="Ban Thi đua - Khen thưởng",
        help_text="In ở đầu mọi trang. Ví dụ: Ban Thi đua - Khen thưởng tỉnh Mây Trắng",
    )
    parent_agency = models.CharField(
        "cơ quan chủ quản",
        max_length=160,
        blank=True,
        help_text="Dòng nhỏ phía trên tên cơ quan. Ví dụ: Sở Nội vụ tỉnh Mây Trắng",
    )
    logo = models.ForeignKey(
        "news.Photo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="biểu trưng",
        help_text="Ảnh vuông, nền trong, từ 200 điểm ảnh trở lên; để trống thì dùng hình có sẵn.",
    )
    address = models.CharField(
        "địa chỉ", max_length=240, blank=True, help_text="Ví dụ: Số 1, đường Hoa Ban, phường Mây Trắng"
    )
    phone = models.CharField("điện thoại", max_length=40, blank=True, help_text="Ví dụ: 0999 000 000")
    email = models.EmailField("thư điện tử", blank=True, help_text="Ví dụ: tdkt@example.vn")
    security_contact = models.CharField(
        "nơi nhận báo lỗ hổng bảo mật",
        max_length=200,
        blank=True,
        validators=[mail_or_web_address],
        help_text="Thư điện tử hoặc trang web, in trong tệp security.txt; để trống thì lấy thư điện tử ở trên. "
        "Ví dụ: antoan@example.vn",
    )
    responsible = models.CharField(
        "người chịu trách nhiệm nội dung",
        max_length=160,
        blank=True,
        help_text="Họ tên và chức vụ. Ví dụ: Ông Trần Văn Ví Dụ, Trưởng Ban",
    )
    licence = models.CharField(
        "giấy phép",
        max_length=240,
        blank=True,
        help_text="Ví dụ: Giấy phép số 01/GP-TTĐT do Sở Văn hóa, Thể thao và Du lịch cấp ngày 05/01/2026",
    )
    copyright = models.CharField(
        "ghi nguồn",
        max_length=240,
        blank=True,
        help_text="Ví dụ: Ghi rõ nguồn khi phát hành lại thông tin từ trang này.",
    )
    trust_badge = models.URLField(
        "đường dẫn chứng nhận Tín nhiệm mạng",
        blank=True,
        help_text="Ví dụ: https://tinnhiemmang.vn/danh-ba-tin-nhiem/…",
    )
    mourning = models.BooleanField(
        "chế độ quốc tang", default=False, help_text="Bật để trang hiển thị màu xám trong những ngày để tang."
    )

    counting_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="trang nói cách đếm lượt truy cập",
        help_text="Khung “Thống kê truy cập” dẫn tới trang này. Ví dụ: Cách chúng tôi đếm lượt truy cập",
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("agency"), FieldPanel("parent_agency"), FieldPanel("logo")], heading="Cơ quan"
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel("address"),
                            FieldPanel("phone"),
                            FieldPanel("email"),
                            FieldPanel("security_contact"),
                        ],
                        heading="Liên hệ",
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel("responsible"),
                            FieldPanel("licence"),
                            FieldPanel("copyright"),
                            FieldPanel("trust_badge"),
                        ],
                        heading="Dòng pháp lý ở chân trang",
                    ),
                    FieldPanel("mourning"),
                ],
                heading="Cơ quan",
            ),
            ObjectList(
                [
                    InlinePanel("menu_items", heading="Trình đơn chính", label="mục"),
                    InlinePanel("footer_links", heading="Liên kết chân trang", label="liên kết"),
                    FieldPanel("counting_page"),
                ],
                heading="Trình đơn",
            ),
        ]
    )

    class Meta:
        verbose_name = "thông tin trang"
        verbose_name_plural = "thông tin trang"


class Link(CleanTextMixin, Orderable):
    """A named way to a page of ours or to an address elsewhere."""

    label = models.CharField(
        "tên hiển thị", max_length=60, blank=True, help_text="Để trống thì lấy tên trang. Ví dụ: Giới thiệu"
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="trang",
        help_text="Trang của cổng này. Ví dụ: Khen thưởng",
    )
    url = models.URLField("hoặc địa chỉ ngoài", blank=True, help_text="Ví dụ: https://example.vn/")

    panels = [FieldPanel("label"), FieldPanel("page"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if bool(self.page_id) == bool(self.url):
            raise ValidationError({"page": "Hãy chọn một trang, hoặc điền một địa chỉ ngoài, chỉ một trong hai."})
        if self.url and not self.label:
            raise ValidationError({"label": "Hãy đặt tên cho địa chỉ ngoài. Ví dụ: Cổng dịch vụ công"})

    @property
    def text(self) -> str:
        return self.label or (self.page.title if self.page else self.url)

    def href(self, request: HttpRequest | None = None) -> str:
        """Empty where the page is not published: such a link is not shown."""
        if self.page:
            return (self.page.get_url(request) or "") if self.page.live else ""
        return self.url


class MenuItem(Link):
    settings = ParentalKey(SiteSettings, related_name="menu_items", on_delete=models.CASCADE)

    class Meta(Link.Meta):
        verbose_name = "mục trình đơn"
        verbose_name_plural = "mục trình đơn"


class FooterLink(Link):
    settings = ParentalKey(SiteSettings, related_name="footer_links", on_delete=models.CASCADE)

    class Meta(Link.Meta):
        verbose_name = "liên kết chân trang"
        verbose_name_plural = "liên kết chân trang"
