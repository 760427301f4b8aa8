from typing import Any

from wagtail import hooks
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.blocks import RichTextBlock
from wagtail.rich_text.feature_registry import FeatureRegistry

HINT = "hint"
FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", HINT]


class HintInTheStyleSheet(Feature):
    """The editor writes an element of style for its hint, anew for each block: `admin-editor.css` has ours instead."""

    def construct_options(self, options: dict[str, Any]) -> None:
        options["placeholder"] = ""


@hooks.register("register_rich_text_features")
def register_hint(features: FeatureRegistry) -> None:
    features.register_editor_plugin(
        "draftail",
        HINT,
        HintInTheStyleSheet(js=["js/admin-paste.js"], css={"all": ["css/admin-editor.css"]}),
    )


class ParagraphBlock(RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Đoạn văn"
        description = "Chữ đậm, nghiêng, danh sách và liên kết"
        template = "components/blocks/paragraph.html"
        preview_value = "<p>Năm 2021, Khối thi đua đã thực hiện tốt các phong trào thi đua, khen thưởng.</p>"
