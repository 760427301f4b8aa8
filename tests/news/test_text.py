import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.text import clean_text, fold, slugify


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("thi đua", "thi dua"),
        ("THI ĐUA", "thi dua"),
        (unicodedata.normalize("NFD", "thi đua khen thưởng"), "thi dua khen thuong"),
        ("Tỉnh uỷ", "tinh uy"),
        ("Tỉnh ủy", "tinh uy"),
        ("163/QĐ-UBND", "163 qd ubnd"),
        ("72/2013/NÐ-CP", "72 2013 nd cp"),
        ("27/12/2021", "27 12 2021"),
        ('a"b', "a b"),
        ("", ""),
    ],
)
def test_search_text_is_folded_as_people_type(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đảng bộ Đắk Lắk", "dang-bo-dak-lak"),
        ("Các cơ quan Tỉnh ủy đẩy mạnh các phong trào thi đua", "cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua"),
        ("Quyết định số 163/QĐ-UBND", "quyet-dinh-so-163-qd-ubnd"),
        ("!!!", ""),
    ],
)
def test_an_address_keeps_every_letter(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_long_address_is_cut_between_words() -> None:
    assert slugify("thi đua " * 40, 30) == "thi-dua-thi-dua-thi-dua-thi"


def test_text_comes_out_in_nfc_with_plain_spaces_and_the_right_d() -> None:
    typed = unicodedata.normalize("NFD", "khen thưởng") + "\u00a0tỉnh\u200b\x00, 72/2013/N\u00d0-CP"
    assert clean_text(typed) == "khen thưởng tỉnh, 72/2013/N\u0110-CP"


def test_the_soft_hyphen_stays_since_in_tcvn3_it_is_a_letter() -> None:
    assert clean_text("th\u00adëng") == "th\u00adëng"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text())
def test_a_folded_text_holds_only_words_and_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert fold(folded) == folded
