"""What may stand where, and whether every field speaks to the editor."""

from collections.abc import Iterator

import pytest
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.models import Page

from news.blocks import BodyBlock
from news.models import (
    ArticlePage,
    BinPage,
    Contributor,
    HomePage,
    Notice,
    SectionPage,
    SiteSettings,
    Slip,
    StandardPage,
)
from news.models.settings import MenuItem


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        (Page, HomePage),
        (HomePage, SectionPage),
        (HomePage, StandardPage),
        (SectionPage, ArticlePage),
        (StandardPage, StandardPage),
    ],
)
def test_a_page_may_stand_where_it_belongs(parent: type[Page], child: type[Page]) -> None:
    assert child in parent.allowed_subpage_models()


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        (Page, ArticlePage),
        (HomePage, ArticlePage),
        (ArticlePage, ArticlePage),
        (SectionPage, SectionPage),
        (SectionPage, StandardPage),
        (Page, BinPage),
        (HomePage, BinPage),
    ],
)
def test_a_page_may_stand_nowhere_else(parent: type[Page], child: type[Page]) -> None:
    assert child not in parent.creatable_subpage_models()


def blocks_with_words(block: Block, name: str) -> Iterator[tuple[str, Block]]:
    yield name, block
    if isinstance(block, StreamBlock | StructBlock):
        for child_name, child in block.child_blocks.items():
            yield from blocks_with_words(child, f"{name}.{child_name}")
    elif isinstance(block, ListBlock):
        yield from blocks_with_words(block.child_block, f"{name}[]")


OWN_FIELDS = [
    (ArticlePage, ["lead", "published_on", "cover", "source", "featured", "tags", "body"]),
    (SectionPage, ["intro"]),
    (StandardPage, ["lead", "language", "body", "counterpart"]),
    (Contributor, ["name", "pen_name", "unit"]),
    (Notice, ["title", "text", "link_page", "starts_on", "ends_on"]),
    (Slip, ["wrong", "right", "unless_followed_by"]),
    (MenuItem, ["label", "page", "url"]),
    (
        SiteSettings,
        [
            "agency",
            "parent_agency",
            "logo",
            "address",
            "phone",
            "email",
            "security_contact",
            "responsible",
            "licence",
            "mourning",
        ],
    ),
]


@pytest.mark.parametrize(("model", "names"), OWN_FIELDS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_field_of_ours_explains_itself_in_a_sentence(model: type, names: list[str]) -> None:
    for name in names:
        field = model._meta.get_field(name)
        assert len(str(field.help_text)) > 10, f"{model.__name__}.{name}"
        assert str(field.verbose_name) != name.replace("_", " "), f"{model.__name__}.{name}"


def test_every_editable_field_of_a_page_is_in_the_list_above() -> None:
    for model, names in OWN_FIELDS:
        if issubclass(model, Page):
            own = {field.name for field in model._meta.local_fields if field.editable and not field.auto_created}
            own = own - {"page_ptr"} | {field.name for field in model._meta.local_many_to_many}
            assert own <= set(names) | {"show_in_menus_default"}, model.__name__


def test_every_block_has_a_vietnamese_label_and_its_fields_an_example() -> None:
    for name, block in blocks_with_words(BodyBlock(), "body"):
        if name in ("body", "body.video"):  # the word is Vietnamese too
            continue
        label = str(block.label or block.meta.label)
        assert label, name
        assert label.lower() != name.rsplit(".", 1)[-1].replace("_", " "), name
        if name.count(".") >= 2 and not isinstance(block, ListBlock | StructBlock):
            assert "Ví dụ" in str(getattr(block.field, "help_text", "")), name
