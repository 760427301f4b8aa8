"""Whatever way a text comes in, it is stored clean, and a page that holds it can be edited again."""

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.forms.tags import TagField
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Comment

from news.blocks.paragraph import FEATURES
from news.models import ArticlePage, Attachment, Photo, Tag
from news.text import clean_rich_text

MakeArticle = Callable[..., ArticlePage]
MEANT = "Khen thưởng tỉnh"
TYPED = unicodedata.normalize("NFD", "Khen thưởng\u00a0tỉnh") + "\u200b"
OLD = "Ban Thi ®ua - Khen th\u00adëng tØnh nÐt"


def raw_body(page: ArticlePage) -> list[dict[str, Any]]:
    return list(ArticlePage.objects.get(pk=page.pk).body.raw_data)


def every_text(body: list[dict[str, Any]]) -> str:
    return json.dumps([child["value"] for child in body], ensure_ascii=False)


@pytest.fixture
def body(photo: Photo) -> list[tuple[str, Any]]:
    return [
        ("paragraph", f"<p>{TYPED}</p>"),
        ("heading", TYPED),
        ("quote", {"text": TYPED, "attribution": TYPED}),
        ("photo", {"photo": photo, "caption": TYPED, "credit": TYPED, "alt": TYPED}),
        ("gallery", {"title": TYPED, "photos": [{"photo": photo, "caption": TYPED, "credit": "", "alt": ""}]}),
        ("table", {"data": [[TYPED]]}),
        ("video", {"url": "https://example.vn/v", "title": TYPED, "poster": None}),
    ]


@pytest.mark.django_db
def test_every_field_and_block_of_an_article_is_stored_clean(
    make_article: MakeArticle, body: list[tuple[str, Any]]
) -> None:
    page = make_article(TYPED, lead=TYPED, source=TYPED, body=body)
    page.refresh_from_db()
    assert (page.title, page.lead, page.source) == (MEANT, MEANT, MEANT)
    assert every_text(raw_body(page)).count(MEANT) == 11
    assert TYPED not in every_text(raw_body(page))


@pytest.mark.django_db
@pytest.mark.parametrize("clean", [True, False])
def test_a_draft_is_stored_clean_too(make_article: MakeArticle, body: list[tuple[str, Any]], clean: bool) -> None:
    page = make_article()
    page.title, page.lead, page.body = TYPED, TYPED, body
    content = page.save_revision(clean=clean).content
    assert (content["title"], content["lead"]) == (MEANT, MEANT)
    assert every_text(json.loads(content["body"])).count(MEANT) == 11


@pytest.mark.django_db
def test_text_in_an_old_encoding_is_stored_with_all_its_letters(make_article: MakeArticle) -> None:
    body = [("paragraph", f"<p>{OLD}</p>"), ("heading", OLD)]
    page = make_article(OLD, lead=OLD, body=body)
    content = page.save_revision().content
    assert (page.title, page.lead, content["lead"]) == (OLD, OLD, OLD)
    assert [child["value"] for child in raw_body(page)] == [f"<p>{OLD}</p>", OLD]


@pytest.mark.django_db
def test_comments_names_of_files_and_words_of_photos_are_stored_clean(
    make_article: MakeArticle, photo: Photo, django_user_model: type[User]
) -> None:
    user = django_user_model.objects.create_user("ban", "ban@example.vn", "x")
    comment = Comment.objects.create(page=make_article(), user=user, text=TYPED, contentpath="title")
    photo.caption = TYPED
    photo.save()
    document = Attachment(title=TYPED, file=ContentFile(b"163", name=f"{TYPED}.txt"))
    document.save()
    assert (comment.text, photo.caption, document.title) == (MEANT, MEANT, MEANT)
    assert unicodedata.is_normalized("NFC", document.file.name)


@pytest.mark.django_db
def test_a_tag_typed_in_nfd_is_the_tag_there_is(make_article: MakeArticle) -> None:
    Tag.objects.create(name=MEANT)
    page = make_article()
    page.tags.set(TagField(tag_model=Tag).clean(TYPED + ","))
    page.save()
    assert [tag.name for tag in page.tags.all()] == [MEANT]
    assert Tag.objects.count() == 1


# ── Rich text ────────────────────────────────────────────────────────────────
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body>
<h1>Kết quả</h1><p class=MsoNormal style='mso-margin-top-alt:auto'><b style='mso-bidi-font-weight:normal'><span
lang=VI style='font-family:"Times New Roman"'>Năm&nbsp;2021</span></b><font face=".VnTime">, toàn khối</font
><o:p></o:p></p>
<![if !supportLists]><p class=MsoNormal><img src="file:///C:/anh.jpg"><o:p>&nbsp;</o:p></p><![endif]>
<table><tr><td>Xã Suối Ngọc</td><td>98</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        ("<p>a<img src='x.jpg'>b</p>", "<p>ab</p>"),
        ('<p>a</p><embed embedtype="image" alt="x">', "<p>a</p>"),
        ("<p>một<br>hai</p>", "<p>một<br/>hai</p>"),
        ("<p>chưa đóng<p>hai", "<p>chưa đóng</p><p>hai</p>"),
        ("<b><p>một</p> <p>hai</p></b>", "<p><b>một</b></p> <p><b>hai</b></p>"),
        ("<li>lẻ</li>", "<ul><li>lẻ</li></ul>"),
        ("<ul><li><p>một</p></li></ul>", "<ul><li>một </li></ul>"),
        ("<h2>Đề mục</h2><div>chữ</div>", "<p>Đề mục</p><p>chữ</p>"),
        ('<p><a linktype="page">x</a> <a>y</a></p>', "<p>x y</p>"),
        ('<p><a href="javascript:alert(1)">x</a></p>', "<p>x</p>"),
        ('<p><a linktype="page" id="3">x</a></p>', '<p><a linktype="page" id="3">x</a></p>'),
        (
            '<p><a href="https://example.vn/?a=1&amp;b=2">x</a></p>',
            '<p><a href="https://example.vn/?a=1&amp;b=2">x</a></p>',
        ),
        (
            '<p><a href="/tin/?a=\'b\'&amp;c=&quot;d&quot;">it\'s "x"</a></p>',
            '<p><a href="/tin/?a=&#x27;b&#x27;&amp;c=&quot;d&quot;">it\'s "x"</a></p>',
        ),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<script>alert(1)</script><p>x</p>", "<p>x</p>"),
        ("không có thẻ", "không có thẻ"),
        ("", ""),
    ],
)
def test_rich_text_keeps_what_a_paragraph_can_hold(stored: str, kept: str) -> None:
    assert clean_rich_text(stored) == kept


def test_of_word_markup_the_words_stay() -> None:
    cleaned = clean_rich_text(WORD)
    assert " ".join(cleaned.split()) == ("<p>Kết quả</p><p><b>Năm 2021</b>, toàn khối</p> <p>Xã Suối Ngọc</p><p>98</p>")


def as_draftail(html: str) -> str:
    converter = ContentstateConverter(features=FEATURES)
    return str(converter.to_database_format(converter.from_database_format(html)))


def folded_spaces(html: str) -> str:
    """As a browser and the editor see it: runs of spaces are one."""
    return re.sub(r"\s+", " ", html)


PIECES = """
<p>|</p>|<b>|</b>|<i>|</i>|<ul>|</ul>|<ol>|<li>|</li>|<br>|<br/>|<img>|<hr>|<h2>|</h2>|<table>|<td>|</table>|<div>|</div>
<a href="https://example.vn/">|<a href="/tin/?a='b'&amp;c=&quot;d&quot;">|</a>|<a linktype="page">
<a linktype="document" id="x">|<a linktype="page" id="">
<o:p>|</o:p>|<span style='mso:x'>|</span>|<!--|-->|<![endif]>|<|>|chữ|é|&nbsp;|&lt;|&quot;|'|"|\u0301
"""
SOUP = st.lists(
    st.sampled_from([" ", *(piece for line in PIECES.split("\n") for piece in line.split("|") if piece)]), max_size=14
)


@given(SOUP.map("".join))
def test_the_editor_opens_whatever_was_stored(html: str) -> None:
    cleaned = clean_rich_text(html)
    as_draftail(cleaned)
    assert folded_spaces(clean_rich_text(cleaned)) == folded_spaces(cleaned)


@given(SOUP.map("".join))
def test_what_the_editor_wrote_comes_out_as_it_was(html: str) -> None:
    written = as_draftail(clean_rich_text(html))
    assert folded_spaces(clean_rich_text(written)) == folded_spaces(written)


@pytest.mark.django_db
def test_a_page_stored_with_a_picture_without_id_opens_in_the_editor(
    admin_client: Any, make_article: MakeArticle
) -> None:
    page = make_article(body=[("paragraph", "<p>Trước <img src='x.jpg' alt='x'> sau</p>")])
    page.save_revision()
    answer = admin_client.get(f"/quan-tri/pages/{page.pk}/edit/")
    assert answer.status_code == 200
    assert "Trước" in answer.content.decode()


def test_bold_around_bold_around_paragraphs_comes_out_once() -> None:
    assert clean_rich_text("<b><b><p>Năm 2021</p></b></b>") == "<p><b>Năm 2021</b></p>"
