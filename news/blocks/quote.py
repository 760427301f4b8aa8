from wagtail.blocks import CharBlock, StructBlock, TextBlock


class QuoteBlock(StructBlock):
    text = TextBlock(
        label="Lời trích",
        rows=3,
        help_text="Không cần gõ dấu ngoặc kép. Ví dụ: Thi đua là yêu nước, yêu nước thì phải thi đua",
    )
    attribution = CharBlock(
        label="Của ai", required=False, max_length=160, help_text="Ví dụ: Bà Lò Thị Mẫu, Phó Trưởng khối"
    )

    class Meta:
        icon = "openquote"
        label = "Trích dẫn"
        description = "Lời của một người hoặc một văn bản"
        template = "components/blocks/quote.html"
        preview_value = {"text": "Thi đua là việc của mọi người, mọi ngày.", "attribution": "Bà Lò Thị Mẫu"}
