from wagtail.blocks import RichTextBlock

FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class ParagraphBlock(RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Đoạn văn"
        description = "Chữ đậm, nghiêng, danh sách và liên kết"
        template = "components/blocks/paragraph.html"
        preview_value = "<p>Năm 2021, Khối thi đua đã thực hiện tốt các phong trào thi đua, khen thưởng.</p>"
