import re
import unicodedata

_D = str.maketrans("đĐðÐ", "dDdD")
_SEPARATORS = re.compile(r"[\W_]+")


def fold_letters(text: str) -> str:
    """`text` in lower case without any mark: `Đảng bộ` becomes `dang bo`."""
    decomposed = unicodedata.normalize("NFD", text).translate(_D)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def fold(text: str) -> str:
    """What search compares: letters folded, every run of other signs one space.

    `Quyết định số 163/QĐ-UBND` becomes `quyet dinh so 163 qd ubnd`.
    """
    return _SEPARATORS.sub(" ", fold_letters(text)).strip()
