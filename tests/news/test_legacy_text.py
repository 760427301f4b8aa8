"""Text typed before Unicode: TCVN3 and VNI, encoded here by charts of their own."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.text.legacy import Encoding, detect, encoding_of_font, font_shows_capitals, to_unicode
from news.text.syllable import is_syllable

# The upper half of VN3, code by code from 0xA1; "." where it has no letter.
# fmt: off
VN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ."
    ".....àảãáạ.ằẳẵắ."
    "......ặầẩẫấậè.ẻẽ"
    "éẹềểễếệìỉ...ĩíịò"
    ".ỏõóọồổỗốộờởỡớợù"
    ".ủũúụừửữứựỳỷỹýỵ"
)
# fmt: on
VN3_CODES = {letter: 0xA1 + place for place, letter in enumerate(VN3) if letter != "."}
VN3_TONES = {"\u0300": 0xB0, "\u0309": 0xB1, "\u0303": 0xB2, "\u0301": 0xB3, "\u0323": 0xB4}

VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0303": "õ", "\u0309": "û", "\u0323": "ï"}
VNI_CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0301": "á", "\u0303": "ã", "\u0309": "å", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0303": "ü", "\u0309": "ú", "\u0323": "ë"}
VNI_WHOLE = dict(zip("đơưìíĩỉịỵ", "ñôöìíóæòî", strict=True))

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in VN3_TONES
)
ALPHABET = LETTERS + LETTERS.upper()


def in_tcvn3(text: str) -> str:
    return "".join(_letter_in_tcvn3(letter) for letter in unicodedata.normalize("NFC", text))


def _letter_in_tcvn3(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in VN3_CODES:
        return chr(VN3_CODES[letter])
    signs = unicodedata.normalize("NFD", letter)
    tone = next((sign for sign in signs if sign in VN3_TONES), "")
    if not tone:
        return letter
    return _letter_in_tcvn3(unicodedata.normalize("NFC", signs.replace(tone, ""))) + chr(VN3_TONES[tone])


def in_vni(text: str) -> str:
    return "".join(_letter_in_vni(letter) for letter in unicodedata.normalize("NFC", text))


def _letter_in_vni(letter: str) -> str:
    if letter.isupper():
        return _letter_in_vni(letter.lower()).upper()
    if letter in VNI_WHOLE or letter.isascii():
        return VNI_WHOLE.get(letter, letter)
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in VNI_TONES), "")
    if "\u0302" in marks:
        return base + VNI_CIRCUMFLEX[tone]
    if "\u0306" in marks:
        return base + VNI_BREVE[tone]
    base = {("o", True): "ô", ("u", True): "ö"}.get((base, "\u031b" in marks), base)
    return base + VNI_TONES.get(tone, "")


@pytest.mark.parametrize("letter", ALPHABET)
def test_every_letter_comes_back_from_both_encodings(letter: str) -> None:
    assert to_unicode(in_tcvn3(letter), Encoding.TCVN3) == letter
    assert to_unicode(in_vni(letter), Encoding.VNI) == letter


WORDS = (
    "Ban Thi đua Khen thưởng tỉnh tổ chức Hội nghị tổng kết phong trào năm đẩy mạnh các cơ quan giếng gì khuỷu nghiêng "
    "quyết quỳnh nguyễn thuở loắt choắt ngoằn ngoèo mỹ ỵ giữa ruộng rượu xoong khuya tuyệt yêu sĩ kỹ Đảng Ủy ƯU ĐÃI ẤP"
)
SYLLABLES = WORDS.split()


@given(st.lists(st.sampled_from([*SYLLABLES, "2021", "–", "(163/QĐ-UBND)"]), max_size=30))
def test_texts_come_back_from_both_encodings(words: list[str]) -> None:
    text = " ".join(words)
    assert to_unicode(in_tcvn3(text), Encoding.TCVN3) == text
    assert to_unicode(in_vni(text), Encoding.VNI) == text


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_real_syllables_are_recognised(syllable: str) -> None:
    assert is_syllable(syllable)


@pytest.mark.parametrize("word", ["Vinamilk", "tỉnhthi", "thuởng2", "mấtt", "khac", "ñua", "tổnh", "úá", "", "str"])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "encoding", "meant"),
    [
        ("Ban Thi ®ua - Khen th­ëng tØnh", Encoding.TCVN3, "Ban Thi đua - Khen thưởng tỉnh"),
        ("Uû ban nh©n d©n tØnh", Encoding.TCVN3, "Uỷ ban nhân dân tỉnh"),
        ("Ban Thi ñua - Khen thöôûng tænh", Encoding.VNI, "Ban Thi đua - Khen thưởng tỉnh"),
        ("UÛY BAN NHAÂN DAÂN TÆNH, Ñaïi hoäi", Encoding.VNI, "ỦY BAN NHÂN DÂN TỈNH, Đại hội"),
        ("\x93Thi ®ua\x94 \x96 nh÷ng nÐt ®Ñp", Encoding.TCVN3, "“Thi đua” – những nét đẹp"),
        ("“Thi ®ua” – nh÷ng nÐt ®Ñp, 30°C", Encoding.TCVN3, "“Thi đua” – những nét đẹp, 30°C"),
    ],
)
def test_old_text_is_recognised_and_converted(typed: str, encoding: Encoding, meant: str) -> None:
    assert detect(typed) is encoding
    assert to_unicode(typed, encoding) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ban Thi đua - Khen thưởng tỉnh",
        unicodedata.normalize("NFD", "Ban Thi đua - Khen thưởng tỉnh"),
        "không có gì, tôi là ông ấy",
        "TÔI LÀ AI, MÔ TÊ RÚ",
        "Vinamilk® mới, Nike® và ®",
        "khen\u00adthưởng và emu\u00adlation co\u00adop",
        "Le congrès a été présidé par M. Néel, où l'été à Hué, thé né, août, naïf",
        "Der für über Größe schön Ärger",
        "Niño, señor, español, mañana, él está aquí",
        "não são corações avó",
        "på smørrebrød, Ø, å, æ, göra åt",
        "The emulation movement © 2021, 5 µm, 3 µg, 30°C ±5, 3×4, x×y, §1, «Hello», naïve café",
        "if (a·b) { return x²; } // ½ ¼ ¾",
        "Thi Ä‘ua khen thÆ°á»Ÿng",
        "Phong trào thi ®ua ở xã, theo Quyết định 72/2013/N\u00d0-CP",
        "https://vi.example/tin?x=®ua",
    ],
)
def test_everything_else_is_left_alone(text: str) -> None:
    assert detect(text) is None


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=30))
def test_ordinary_vietnamese_is_never_taken_for_old(words: list[str]) -> None:
    assert detect(" ".join(words)) is None


@given(st.text())
def test_any_text_can_be_asked_about_and_converted(text: str) -> None:
    detect(text)
    for encoding in Encoding:
        to_unicode(text, encoding)


@given(st.text(st.characters(max_codepoint=0xFF)))
def test_any_latin_text_can_be_asked_about(text: str) -> None:
    assert detect(text) in {None, *Encoding}


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        ('".VnArial"', Encoding.TCVN3),
        (".VnTimeH", Encoding.TCVN3),
        (".vntime", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("VNI-Helve", Encoding.VNI),
        ("VNI Times", Encoding.VNI),
        ("Times New Roman", None),
        ("Vni", None),
        (".", None),
        ("", None),
    ],
)
def test_a_font_tells_the_encoding(font: str, encoding: Encoding | None) -> None:
    assert encoding_of_font(font) is encoding


def test_fonts_of_capitals_are_known() -> None:
    assert font_shows_capitals(".VnTimeH")
    assert not font_shows_capitals(".VnTime")
    assert not font_shows_capitals("VNI-TimesH")
