import re
import unicodedata

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007"), " ") | dict.fromkeys(map(ord, "\u200b\ufeff\u2060"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CAPITAL_ETH = re.compile("\u00d0")


def clean_text(text: str) -> str:
    """`text` in NFC, without control characters and zero-width signs, spaces plain, Eth as Đ.

    Legal numbers are typed with Eth (`NÐ-CP`) as often as with Đ; no Vietnamese word has an Eth.
    """
    text = unicodedata.normalize("NFC", text).translate(_SPACES)
    return _CAPITAL_ETH.sub("\u0110", _CONTROLS.sub("", text))
