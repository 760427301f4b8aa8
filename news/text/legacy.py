"""Text typed in the encodings of before Unicode, whose fonts drew Vietnamese letters over Latin-1 signs.

TCVN3 (ABC, fonts `.Vn…`) has one sign a letter; VNI (fonts `VNI-…`) a base letter and a sign for its marks.
"""

import enum
import re
import unicodedata

from news.text.syllable import is_syllable


class Encoding(enum.Enum):
    TCVN3 = "TCVN3"
    VNI = "VNI"


_TONES = "\u0300\u0309\u0303\u0301\u0323"  # grave, hook, tilde, acute, dot below
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"

# ── TCVN 5712:1993, VN3 ──────────────────────────────────────────────────────
_TCVN3_PLAIN = dict(zip("¡¢£¤¥¦§¨©ª«¬\u00ad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))
_TCVN3_TONED = {
    "a": "µ¶·¸¹",
    "ă": "»¼½¾Æ",
    "â": "ÇÈÉÊË",
    "e": "ÌÎÏÐÑ",
    "ê": "ÒÓÔÕÖ",
    "i": "×ØÜÝÞ",
    "o": "ßáâãä",
    "ô": "åæçèé",
    "ơ": "êëìíî",
    "u": "ïñòóô",
    "ư": "õö÷øù",
    "y": "úûüýþ",
}
_TCVN3 = _TCVN3_PLAIN | {
    sign: unicodedata.normalize("NFC", vowel + tone)
    for vowel, signs in _TCVN3_TONED.items()
    for sign, tone in zip(signs, _TONES, strict=True)
}
# The five tones alone follow a capital, which VN3 has no toned letters for. `30°C` has the first of them too.
_TCVN3_AFTER = dict(zip("\u00b0\u00b1\u00b2\u00b3\u00b4", _TONES, strict=True))
_TCVN3_CAPITAL = re.compile("([AEIOUYĂÂÊÔƠƯ])([\u00b0-\u00b4])")
_TCVN3_LETTERS = str.maketrans(_TCVN3)

# Where bytes were read as Latin-1, the quotes and dashes of cp1252 are controls.
_CP1252 = str.maketrans(
    {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)},
)

# ── VNI for Windows ──────────────────────────────────────────────────────────
_VNI_SINGLE = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "í": "í",
    "ò": "ị",
    "î": "ỵ",
}
_VNI_MARKS = {
    **{sign: ("aeouyôö", tone) for sign, tone in zip("øûõùï", _TONES, strict=True)},
    **{sign: ("aeo", _CIRCUMFLEX + tone) for sign, tone in zip("âàåãáä", ("", *_TONES), strict=True)},
    **{sign: ("a", _BREVE + tone) for sign, tone in zip("êèúüéë", ("", *_TONES), strict=True)},
}
_VNI_PAIRS = {
    base + sign: unicodedata.normalize("NFC", _VNI_SINGLE.get(base, base) + marks)
    for sign, (bases, marks) in _VNI_MARKS.items()
    for base in bases
}
_VNI = re.compile("|".join([*_VNI_PAIRS, f"[{''.join(_VNI_SINGLE)}]"]), re.IGNORECASE)


def to_unicode(text: str, encoding: Encoding) -> str:
    """`text` in Unicode; whatever is no sign of `encoding` stays as it is."""
    text = text.translate(_CP1252)
    if encoding is Encoding.VNI:
        return _VNI.sub(_vni_letter, text)
    toned = _TCVN3_CAPITAL.sub(lambda found: found[1] + _TCVN3_AFTER[found[2]], text.translate(_TCVN3_LETTERS))
    return unicodedata.normalize("NFC", toned)


def _vni_letter(found: re.Match[str]) -> str:
    signs = found[0]
    letter = _VNI_PAIRS.get(signs.lower()) or _VNI_SINGLE[signs.lower()]
    return letter.upper() if signs[0].isupper() else letter


# ── Recognising ──────────────────────────────────────────────────────────────
_WORD = re.compile("[A-Za-z\u00a1-\u024f\u1ea0-\u1ef9]+")
_ONLY_UNICODE = re.compile("[\u0100-\u024f\u1ea0-\u1ef9]")
_ASCII_LETTER = re.compile("[A-Za-z]")
_ENOUGH = 2  # different words; one alone may be a unit (`µm`) or a trade mark


def detect(text: str, enough: int = _ENOUGH) -> Encoding | None:
    """The old encoding that `text` is surely in, else None.

    It needs `enough` different words that are Vietnamese in that encoding only, and at least twice as many
    of them as of words that are not. A soft hyphen is a letter of TCVN3: ask before anything strips it.
    """
    found: dict[Encoding, set[str]] = {Encoding.TCVN3: set(), Encoding.VNI: set()}
    against: set[str] = set()
    for word in set(_WORD.findall(unicodedata.normalize("NFC", text))):
        if word.isascii() or not _ASCII_LETTER.search(word):
            continue
        fitting = [] if _is_unicode(word) else [each for each in Encoding if is_syllable(to_unicode(word, each))]
        for each in fitting:
            found[each].add(word)
        if not fitting:
            against.add(word)
    best, other = sorted(found, key=lambda each: len(found[each]), reverse=True)
    sure = len(found[best]) >= enough and len(found[best]) >= 2 * len(against | (found[other] - found[best]))
    return best if sure and len(found[best]) > len(found[other]) else None


def _is_unicode(word: str) -> bool:
    as_written = word.islower() or word.isupper() or word.istitle()
    return bool(_ONLY_UNICODE.search(word)) or (as_written and is_syllable(word))


_ALIKE = {  # letters that both write with the same sign
    Encoding.TCVN3: {sign for sign, letter in _TCVN3.items() if sign == letter},
    Encoding.VNI: {sign for sign, letter in _VNI_SINGLE.items() if sign == letter},
}


def is_unicode_instead(text: str, encoding: Encoding) -> bool:
    """Whether `text` is Unicode although its font is one of `encoding`.

    It has a word that is Vietnamese in Unicode only, and none that is in `encoding` only.
    """
    sure = False
    for word in set(_WORD.findall(unicodedata.normalize("NFC", text))):
        if word.isascii() or not _ASCII_LETTER.search(word):
            continue
        only = bool(_ONLY_UNICODE.search(word))
        converted = to_unicode(word, encoding)
        if only or is_syllable(word):
            same = converted == word and not {sign for sign in word.lower() if not sign.isascii()} <= _ALIKE[encoding]
            sure = sure or only or same or not is_syllable(converted)
        elif is_syllable(converted):
            return False
    return sure


# ── Fonts ────────────────────────────────────────────────────────────────────
def encoding_of_font(name: str) -> Encoding | None:
    """What text in the font `name` is encoded in: `.VnTime` in TCVN3, `VNI-Times` in VNI."""
    name = name.strip(" \"'").lower()
    if re.match(r"\.vn[a-z]", name) and not name.startswith(".vni"):
        return Encoding.TCVN3
    return Encoding.VNI if re.match(r"vni[- ]", name) else None


def font_shows_capitals(name: str) -> bool:
    """Whether the font draws every letter as a capital, as `.VnTimeH` and its sisters do."""
    name = name.strip(" \"'")
    return encoding_of_font(name) is Encoding.TCVN3 and name.endswith("H")
