"""What hides in a text, and what an editor may write."""

import pytest

from news.text import clean_rich_text
from news.watch.hidden import hidden
from news.watch.thing import Said, host_of


def names(text: str, rich: bool = True) -> list[str]:
    return [name for name, _ in hidden(Said(text, rich))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<p style="display:none">chữ</p>', "thuộc tính style"),
        ("<p STYLE='font-size:0'>chữ</p>", "thuộc tính style"),
        ("<p hidden>chữ</p>", "thuộc tính hidden"),
        ('<p class="sr-only">chữ</p>', "thuộc tính class"),
        ("<div>chữ</div>", "mã <div>"),
        ("<p>chữ<script>x</script></p>", "mã <script>"),
        ("<iframe src=//evil.example>", "mã <iframe>"),
        ("<marquee", "mã <marquee>"),
        ('<p>Tin<a href="https://evil.example/"> </a></p>', "liên kết không nhìn thấy được"),
        ('<p>Tin<a href="https://evil.example/"><b>.</b></a></p>', "liên kết không nhìn thấy được"),
        ("<p>ca\u200dsino</p>", "ký tự vô hình giữa chữ"),
        ("<p>ca&#8205;sino</p>", "ký tự vô hình giữa chữ"),
        (f"<p>Tin {chr(0xE0041) * 9}</p>", "nhiều ký tự vô hình"),
    ],
)
def test_hidden_in_rich_text(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "Tin <img src=x onerror=y>", "< IFRAME src=x"])
def test_code_in_plain_text(text: str) -> None:
    assert names(text, rich=False)


@pytest.mark.parametrize(
    "text",
    [
        '<p data-block-key="a1b2c">Điểm <b>số</b> <i>3</i> &lt; 5, xem <a href="https://example.vn/">tại đây</a></p>',
        '<ul><li data-block-key="x">một<br/>hai</li></ul><ol><li>ba</li></ol>',
        '<p><a linktype="page" id="3">bài trước</a> <a linktype="document" id="4">tệp</a></p>',
        "<p>Gia đình 👨\u200d👩\u200d👧 và \u2068Lò Thị Mẫu\u2069</p>",
    ],
)
def test_what_draftail_writes_is_left_alone(text: str) -> None:
    assert names(text) == []


def test_plain_texts_may_have_angle_brackets() -> None:
    assert names("Điểm < 5 và > 3; 1<2", rich=False) == []


def test_what_our_own_cleaning_lets_through_shows_no_odd_code() -> None:
    pasted = '<div style="x"><p class=MsoNormal style="display:none">a<span hidden>b</span></p><script>c</script></div>'
    assert [name for name in names(clean_rich_text(pasted)) if not name.startswith("liên kết")] == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Example.VN/tin", "example.vn"),
        ("//evil.example/x", "evil.example"),
        ("\\\\evil.example", "evil.example"),
        ("/\\evil.example", "evil.example"),
        ("https:evil.example", "evil.example"),
        ("https:\\\\evil.example", "evil.example"),
        ("ht\ntps://evil.example", "evil.example"),
        ("https://tot.vn@evil.example/", "evil.example"),
        ("https://evil.example./", "evil.example"),
        ("http://203.0.113.7/x", "203.0.113.7"),
        ("http://[2001:db8::1]/", "2001:db8::1"),
        ("/tin/bai/", ""),
        ("#muc", ""),
        ("mailto:a@example.vn", ""),
        ("tel:0999", ""),
        ("", ""),
    ],
)
def test_the_host_that_a_browser_would_go_to(address: str, host: str) -> None:
    assert host_of(address) == host
