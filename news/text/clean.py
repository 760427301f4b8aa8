import re
import unicodedata

from news.text.legacy import Encoding, detect

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2028\u2029"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\ufeff\u2060\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CAPITAL_ETH = "\u00d0"
_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(rf"(?:[^\W\d_]|{_SOFT_HYPHEN})+")
_ONLY_UNICODE = re.compile("[\u0100-\u024f\u1ea0-\u1ef9]")


def clean_text(text: str) -> str:
    """`text` in NFC, without control characters and zero-width signs, spaces plain, Eth as Đ.

    Legal numbers are typed with Eth (`NÐ-CP`) as often as with Đ; no Vietnamese word has an Eth. In TCVN3,
    Eth and the soft hyphen are letters, and stay until somebody has the text converted.
    """
    text = unicodedata.normalize("NFC", _CONTROLS.sub("", text.translate(_SPACES | _UNSEEN)))
    if _SOFT_HYPHEN in text:
        text = _WORD.sub(_without_soft_hyphens, text)
    if _CAPITAL_ETH in text and detect(text) is not Encoding.TCVN3:
        text = text.replace(_CAPITAL_ETH, "Đ")
    return text


def _without_soft_hyphens(word: re.Match[str]) -> str:
    """Only of words that are surely in Unicode: `th­` may be `thư` in TCVN3."""
    return word[0].replace(_SOFT_HYPHEN, "") if _ONLY_UNICODE.search(word[0]) else word[0]
