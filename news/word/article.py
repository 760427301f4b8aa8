"""From pieces to an article: which line is the title, the lead, a heading, the byline."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from news.word.authors import Authors, read_authors
from news.word.datelines import dateline
from news.word.model import Picture
from news.word.pieces import Piece, Pieces
from news.word.report import Report, shortened
from news.word.shots import Shot, Shots, take_shots
from news.word.tables import Grid

LONGEST_TITLE = 255
LONGEST_LEAD = 500
LONGEST_HEADING = 160
NOTES = "Chú thích"
_TOP = 8  # pieces among which the title is looked for
_HEADING_WORDS = 30
_VIEWS = re.compile(r"^lượt xem\s*:\s*[\d.,]+$", re.IGNORECASE)
_LETTERHEAD = re.compile(r"^(?:cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do)", re.IGNORECASE)
_ENDS_SENTENCE = (".", ";", ",", "!", "?", "…")


@dataclass
class Text:
    """Rich text: paragraphs and lists."""

    html: str


@dataclass
class Heading:
    text: str


Part = Text | Heading | Shots | Grid


@dataclass
class WordArticle:
    title: str
    lead: str
    published_on: datetime.datetime | None
    authors: Authors
    parts: list[Part]
    pictures: list[Picture] = field(default_factory=list)

    @property
    def shots(self) -> list[Shot]:
        return [shot for part in self.parts if isinstance(part, Shots) for shot in part.shots]


def read_article(pieces: Pieces, file_name: str, is_known: Callable[[str], bool], report: Report) -> WordArticle:
    body = [piece for piece in pieces.body if not _is_views(piece, report)]
    title, top = _take_title(body, report)
    title = title or _title_of_file(file_name, report)
    _calm(body)
    # The title parts what stands above it from the text: a picture there has no claim on the lead.
    above, body = body[:top], body[top:]
    published_on = _take_date(above, report) or _take_date(body, report)
    authors = _take_authors(body, is_known, report)
    lead = _take_lead(body, report)
    parts = [*_parts(above), *_parts(body)]
    if pieces.notes:
        parts += [Heading(NOTES), *_parts(pieces.notes)]
    return WordArticle(title, lead, published_on, authors, parts)


def _calm(body: list[Piece]) -> None:
    """Where most of the text is bold, bold makes no heading."""
    texts = [piece for piece in body if piece.kind == "text"]
    if len(texts) > 3 and sum(piece.bold for piece in texts) * 2 > len(texts):
        for piece in texts:
            piece.bold = False


def _is_views(piece: Piece, report: Report) -> bool:
    if piece.kind == "text" and _VIEWS.match(piece.text):
        report.lost.append(f"Dòng “{piece.text}” không đưa vào bài.")
        return True
    return False


# ── Title ────────────────────────────────────────────────────────────────────
def _take_title(body: list[Piece], report: Report) -> tuple[str, int]:
    """The title, and the place where the text goes on."""
    top = [place for place, piece in enumerate(body[:_TOP]) if _may_be_title(piece)]
    for fits in (_is_set_as_title, _is_set_as_heading, _stands_out, _is_short):
        found = next((place for place in top if fits(body[place])), None)
        if found is not None:
            break
    else:
        return "", 0
    title = body.pop(found)
    text = title.text
    # A long title is often broken into lines that are paragraphs.
    while found < len(body) and _goes_on(title, body[found]) and len(text) + len(body[found].text) < LONGEST_TITLE:
        text += f" {body.pop(found).text}"
    if fits is _is_short:
        report.changed.append(f"Tiêu đề lấy từ dòng đầu: “{shortened(text)}”. Hãy xem lại.")
    return text, found


def _may_be_title(piece: Piece) -> bool:
    if piece.kind != "text" or len(piece.text) > LONGEST_TITLE or not re.search(r"[^\W\d]", piece.text):
        return False
    return not (_LETTERHEAD.match(piece.text) or dateline(piece.text))


def _is_set_as_title(piece: Piece) -> bool:
    return piece.role == "title"


def _is_set_as_heading(piece: Piece) -> bool:
    return piece.role == "heading"


def _stands_out(piece: Piece) -> bool:
    return (piece.bold and len(piece.text.split()) <= 40) or (piece.role == "center" and not piece.italic)


def _is_short(piece: Piece) -> bool:
    return len(piece.text.split()) <= 40 and not piece.text.endswith(_ENDS_SENTENCE)


def _goes_on(title: Piece, following: Piece) -> bool:
    if not _may_be_title(following) or following.text.endswith("."):
        return False
    if title.role == "title":
        return following.role == "title"
    return title.bold and following.bold and title.role == following.role == "center"


def _title_of_file(name: str, report: Report) -> str:
    title = re.sub(r"[\s_]+", " ", name.rpartition("/")[2].rpartition(".")[0]).strip()[:LONGEST_TITLE]
    report.changed.append("Không thấy dòng tiêu đề trong tệp, nên tiêu đề lấy theo tên tệp. Hãy sửa lại.")
    return title or "Bài từ tệp Word"


# ── Lines that are no text ───────────────────────────────────────────────────
def _take_date(body: list[Piece], report: Report) -> datetime.datetime | None:
    places = [*range(min(4, len(body))), *range(max(4, len(body) - 3), len(body))]
    for place in places:
        moment = dateline(body[place].text) if body[place].kind == "text" else None
        if moment is not None:
            report.changed.append(f"Ngày đăng lấy từ dòng “{body.pop(place).text}”.")
            return moment
    return None


def _take_authors(body: list[Piece], is_known: Callable[[str], bool], report: Report) -> Authors:
    said = [place for place, piece in enumerate(body) if piece.kind != "photo"]
    found = Authors()
    if len(said) < 2:
        return found
    for _ in range(2):  # the author, and where the text is from
        place = said.pop()
        read = read_authors(body[place], place > 0 and body[place - 1].kind == "photo", is_known)
        if not read.found:
            found.unknown = found.unknown or (read.unknown if not found.found else "")
            break
        found = Authors(found.names or read.names, found.source or read.source)
        _tell_source(body.pop(place).text, read, report)
    if not found.found and not found.unknown:
        found = _take_authors_above_photos(body, is_known, report)
    if found.unknown:
        report.lost.append(
            f"Dòng cuối “{found.unknown}” giống tên tác giả nhưng chưa có trong danh sách Tác giả, nên vẫn nằm "
            "cuối bài: hãy chọn tác giả rồi xóa dòng đó."
        )
    return found


def _take_authors_above_photos(body: list[Piece], is_known: Callable[[str], bool], report: Report) -> Authors:
    """Where photos follow the byline: only names that are known, since other lines stand there too."""
    start = len(body)
    for place in range(len(body) - 1, 0, -1):
        if body[place].kind == "photo" and take_shots(body, place)[1] >= start:
            start = place
    if start == len(body) or start == 0:
        return Authors()
    found = read_authors(body[start - 1], True, is_known)
    if not found.found:
        return Authors()
    _tell_source(body.pop(start - 1).text, found, report)
    return found


def _tell_source(line: str, read: Authors, report: Report) -> None:
    if read.source:
        report.changed.append(f"Nguồn của bài lấy từ dòng cuối: “{shortened(line)}”. Hãy xem lại.")


def _take_lead(body: list[Piece], report: Report) -> str:
    here = 0
    while here < len(body) and body[here].kind == "photo":
        _, here = take_shots(body, here)
    if here == len(body) or body[here].kind != "text" or _is_heading(body[here]):
        report.changed.append("Không thấy lời dẫn (sapo) ngay sau tiêu đề. Hãy viết lời dẫn trước khi đăng.")
        return ""
    if len(body[here].text) > LONGEST_LEAD:
        report.changed.append(
            f"Đoạn đầu dài {len(body[here].text)} ký tự, quá {LONGEST_LEAD}, nên không làm lời dẫn mà nằm trong "
            "nội dung. Hãy viết lời dẫn trước khi đăng."
        )
        return ""
    if "<a " in body[here].html:
        report.lost.append("Liên kết trong lời dẫn được bỏ, chữ vẫn giữ.")
    return body.pop(here).text


# ── Body ─────────────────────────────────────────────────────────────────────
def _is_heading(piece: Piece) -> bool:
    if piece.kind != "text" or len(piece.text) > LONGEST_HEADING:
        return False
    if piece.role in ("heading", "title"):
        return True
    short = len(piece.text.split()) <= _HEADING_WORDS and not piece.text.endswith(_ENDS_SENTENCE)
    return piece.bold and short and piece.role not in ("right", "caption") and "<br/>" not in piece.html


def _parts(body: list[Piece]) -> list[Part]:
    parts: list[Part] = []
    here = 0
    while here < len(body):
        piece = body[here]
        if piece.kind == "photo":
            shots, here = take_shots(body, here)
            parts.append(shots)
            continue
        here += 1
        if piece.grid is not None:
            piece.grid.caption = _table_caption(parts, body[here - 2] if here > 1 else None)
            parts.append(piece.grid)
        elif _is_heading(piece):
            parts.append(Heading(piece.text))
        else:
            html = piece.html if piece.kind == "list" else f"<p>{piece.html}</p>"
            if parts and isinstance(parts[-1], Text):
                parts[-1].html += html
            else:
                parts.append(Text(html))
    return parts


def _table_caption(parts: list[Part], before: Piece | None) -> str:
    """Takes the line above a table back out of the text, where it is the table's name."""
    if before is None or before.role != "caption" or not parts or not isinstance(parts[-1], Text):
        return ""
    line = f"<p>{before.html}</p>"
    if not parts[-1].html.endswith(line) or len(before.text) > LONGEST_TITLE:
        return ""
    parts[-1].html = parts[-1].html.removesuffix(line)
    if not parts[-1].html:
        parts.pop()
    return before.text
