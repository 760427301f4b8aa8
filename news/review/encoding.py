from collections.abc import Iterator

from news.review.draft import Draft
from news.review.finding import Finding, Place, Remedy
from news.text.legacy import Encoding, detect


def old_encodings(draft: Draft) -> Iterator[Finding]:
    """One for each encoding: the whole article is converted at once."""
    found: dict[Encoding, Place] = {}
    for passage in draft.passages:
        if encoding := detect(passage.text):
            found.setdefault(encoding, passage.place)
    for encoding, place in found.items():
        sentence = f"Văn bản có vẻ được gõ bằng bảng mã {encoding.value}, người đọc sẽ thấy chữ sai."
        yield Finding(place, sentence, remedy=Remedy.TO_UNICODE)
