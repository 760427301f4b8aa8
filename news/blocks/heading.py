from wagtail.blocks import CharBlock


class HeadingBlock(CharBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            max_length=160, help_text="Tên một phần của bài. Ví dụ: Kết quả phong trào thi đua năm 2021", **kwargs
        )

    class Meta:
        icon = "title"
        label = "Đề mục"
        description = "Tên một phần của bài"
        template = "components/blocks/heading.html"
        preview_value = "Kết quả phong trào thi đua năm 2021"
