"""The words of gambling sites, however they are written; and who writes of gambling as one should is left alone.

A word with marks is meant only as it is marked (`cờ bạc`, not `cô bác`); without any it is taken for it, since who
hides writes so. One mild word says nothing, nor do several where the passage tells of crime and its prevention.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from news.text.fold import fold_letters

MILD = """
    cờ bạc, đánh bạc, cá cược, cá độ, casino, lô đề, xổ số, tài xỉu, xóc đĩa, bắn cá, đá gà, nhà cái, slot, jackpot,
    poker, baccarat, roulette, rồng hổ, quay thưởng
"""
PLAIN = """
    nhà cái uy tín, nhà cái hàng đầu, link nhà cái, kèo nhà cái, nhà cái số một, nổ hũ, quay hũ, game bài, bài
    đổi thưởng, game đổi thưởng, bắn cá đổi thưởng, bắn cá online, slot game, game slot, quay slot, slot
    online, nổ hũ online, tài xỉu online, tài xỉu md5, soi cầu, soi kèo, tỷ lệ kèo, kèo bóng đá, cá cược bóng
    đá, cá cược thể thao, cá cược trực tuyến, casino trực tuyến, casino online, live casino, sòng bạc trực
    tuyến, lô đề online, xóc đĩa online, xổ số online, đá gà trực tiếp, đá gà thomo, đánh bài online, thưởng
    nạp đầu, hoàn trả cược
"""
BRAND = re.compile(
    r"(?:kubet|thabet|debet|fabet|oxbet|onbet|sbobet|dafabet|vwin|letou|sunwin|hitclub|rikvip|zowin|iwin|gemwin|kuwin|cwin"
    r"|[bwmu]88+|(?:fb|vn|jun|hi|new|go|ee|fun|bong|qh|tk|mu|ae|bj|da|ok|ta|vi|lo|typhu|mig|789|79|nhat)88+"
    r"|sv388|s666|nohu\d*|xoso\d+|loto188|lode88|789club|79king|33win|77win|88vin|mb66|bk8|12bet|m88bet|cmd368"
    r"|[a-z]?\d{1,3}[a-z]{0,2}bet\d{0,3}|[a-z]{1,4}bet\d{2,3})"
)
# Of the office's own life: who is rewarded, and what the law calls it.
HARMLESS = re.compile(r"\b(?:xổ số (?:kiến thiết|điện toán)|công ty (?:\w+ ){0,6}xổ số)\b")
CONTEXT = re.compile(
    r"\b(?:phòng,? (?:và )?chống|chống|tệ nạn|vi phạm|triệt (?:phá|xóa)|tội phạm|bài trừ|công an|xử (?:phạt|lý)"
    r"|đấu tranh|ma t[uú][yý]|mại dâm|tuyên truyền|pháp luật|an ninh|bắt (?:giữ|quả tang)|đối tượng"
    r"|(?:nghiêm )?cấm|ngăn chặn|không (?:có|còn|tham gia|để xảy ra)|nói không|hủ tục|tránh xa|cảnh giác)\b"
)
ENOUGH = 2
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_LOOK_ALIKES = str.maketrans("асеорхуікмтнвԁѕјɡıᴀаοαερινκτ", "aceopxyikmthbdsjgiaaoaepivkt")
_LEET = str.maketrans("0134579", "oieastg")
_SIGNS = str.maketrans("@$€", "ase")
_SPACED = re.compile(r"(?<!\w)\w(?:[ .\-_*·•|]\w){3,}(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_LINE = re.compile(r"</(?:p|li)>|<br\s*/?>|\n")
_TAG = re.compile(r"<[^>]*>")


def _terms(written: str) -> dict[str, str]:
    terms = [" ".join(term.split()) for term in written.split(",")]
    return {fold_letters(term): term for term in terms}


TERMS = _terms(MILD) | _terms(PLAIN)
WEIGHT = dict.fromkeys(_terms(MILD), 1) | dict.fromkeys(_terms(PLAIN), 2)
_ALTERNATIVES = "|".join(re.escape(term) for term in sorted(TERMS, key=len, reverse=True))
_FOUND = re.compile(rf"(?<!\S)(?:{_ALTERNATIVES})(?!\S)")
_SQUEEZED = {squeezed: term for term in TERMS if len(squeezed := term.replace(" ", "")) > 4 and " " in term}
_ONE_WORD = re.compile(rf"({'|'.join(sorted(_SQUEEZED, key=len, reverse=True))})\d*")


def gambling(texts: Iterator[str] | list[str]) -> list[str]:
    """The words that were found, as they are rightly written; none where they are too few or well meant."""
    weights: dict[str, int] = {}
    for passage in chain.from_iterable(_LINE.split(text) for text in texts):
        plain = _plain(passage)
        well_meant = bool(CONTEXT.search(plain))
        for term, weight in _terms_in(HARMLESS.sub(" ", plain)):
            weights[term] = max(weights.get(term, 0), weight - (well_meant and weight < 3))
    return list(weights) if sum(weights.values()) >= ENOUGH else []


def _plain(passage: str) -> str:
    text = unicodedata.normalize("NFKC", html.unescape(_TAG.sub("", passage)))
    text = _INVISIBLE.sub("", text).lower().translate(_LOOK_ALIKES)
    return _SPACED.sub(lambda found: re.sub(r"[ .\-_*·•|]", "", found[0]), unicodedata.normalize("NFC", text))


def _terms_in(text: str) -> Iterator[tuple[str, int]]:
    words = _WORD.findall(text)
    yield from _whole_terms(words)
    disguised = [_undisguised(word) for word in _WORD.findall(text.translate(_SIGNS))]
    if disguised != words:
        yield from _whole_terms(disguised)
    for word in words:
        if BRAND.fullmatch(word):
            yield word, 3
        elif found := _ONE_WORD.fullmatch(fold_letters(word)):
            yield TERMS[_SQUEEZED[found[1]]], 2


def _whole_terms(words: list[str]) -> Iterator[tuple[str, int]]:
    folded = " ".join(map(fold_letters, words))
    for found in _FOUND.finditer(folded):
        first, term = folded.count(" ", 0, found.start()), found[0]
        written = " ".join(words[first : first + term.count(" ") + 1])
        if written.isascii() or written == TERMS[term]:
            yield TERMS[term], WEIGHT[term]


def _undisguised(word: str) -> str:
    """`cas1no` but not `2021`."""
    return word.translate(_LEET) if re.search(r"\d", word) and re.search(r"[^\W\d]", word) else word
