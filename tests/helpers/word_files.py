"""Word files for tests, and their words beside those of an article."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bs4 import BeautifulSoup
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from lxml import etree
from pictures import picture_file

from news.word import Grid, Heading, Package, Report, Shots, Text, WordArticle, read_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def centred(document: WordDocument, text: str, *, bold: bool = False, italic: bool = False) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    return paragraph


def add_picture(document: WordDocument, number: int = 0, paragraph: Any = None) -> None:
    """Pictures of different numbers are different."""
    run = (paragraph or document.add_paragraph()).add_run()
    run.add_picture(io.BytesIO(picture_file(width=300 + number, height=200)), width=Inches(2))


def article_file(*body: str | Callable[[WordDocument], Any]) -> bytes:
    """A file with a title, a lead, then paragraphs or what functions add."""
    document = Document()
    document.add_paragraph("Hội nghị tổng kết", style="Title")
    document.add_paragraph("Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết.")
    for part in body:
        if callable(part):
            part(document)
        else:
            document.add_paragraph(part)
    return saved(document)


def xml(markup: str) -> Any:
    """An element of Word's XML; `w:`, `r:` and the names of drawings are known."""
    opening, _, rest = markup.partition(">") if "/>" not in markup.partition(">")[0] + ">" else markup.partition("/>")
    closing = "/>" if markup[len(opening) : len(opening) + 2] == "/>" else ">"
    spaces = nsdecls("w", "r", "wp", "a", "pic")
    more = (
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    )
    return parse_xml(f"{opening} {spaces}{more}{closing}{rest}")


def repacked(content: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """The same file with these parts added, replaced, or (None) left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changed if name not in old.namelist())]:
            part = changed[name] if name in changed else old.read(name)
            if part is not None:
                new.writestr(name, part)
    return file.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def read(content: bytes, *known: str, name: str = "bai.docx") -> tuple[WordArticle, Report]:
    """The article of a file, where `known` people may stand in the byline."""
    report = Report()
    article = read_word(Package(io.BytesIO(content)), name, known.__contains__, report)
    report.close()
    return article, report


# ── Words ────────────────────────────────────────────────────────────────────
def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def words_of_file(content: bytes, parts: Iterable[str] = ("word/document.xml",)) -> list[str]:
    """What Word shows of these parts, read without the product's help: no deleted text, no doubled fallback."""
    texts = []
    for name in parts:
        root = etree.fromstring(part(content, name))
        for gone in root.xpath("//*[local-name()='del' or local-name()='moveFrom' or local-name()='Fallback']"):
            gone.getparent().remove(gone)
        for one in root.iter():
            if one.tag == f"{W}t":
                texts.append(one.text or "")
            elif one.tag in (f"{W}p", f"{W}br", f"{W}tab"):
                texts.append(" ")
    return words("".join(texts))


def words_of_article(article: WordArticle) -> list[str]:
    """All words of an article in the order of the page."""
    texts = [article.title, article.lead]
    for one in article.parts:
        match one:
            case Text():
                texts.append(BeautifulSoup(one.html, "html.parser").get_text(" "))
            case Heading():
                texts.append(one.text)
            case Grid():
                texts += [one.caption, *(cell for row in one.rows for cell in row)]
            case Shots():
                texts += [text for shot in one.shots for text in (shot.caption, shot.credit)] + [one.title]
    texts += [*article.authors.names, article.authors.source]
    return words(" ".join(texts))


# ── Parts that python-docx does not write ────────────────────────────────────
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_relationship(content: bytes, name: str, kind: str, target: str, *, external: bool = False) -> bytes:
    """One more relationship of the document, under the id `name`."""
    rels = part(content, "word/_rels/document.xml.rels").decode()
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
    return repacked(
        content, {"word/_rels/document.xml.rels": rels.replace("</Relationships>", f"{line}</Relationships>")}
    )


def with_part(content: bytes, name: str, markup: str | bytes, kind: str, content_type: str) -> bytes:
    """One more part `word/<name>`, of this kind of relationship."""
    types = part(content, "[Content_Types].xml").decode()
    override = f'<Override PartName="/word/{name}" ContentType="{content_type}"/>'
    added = {f"word/{name}": markup, "[Content_Types].xml": types.replace("</Types>", f"{override}</Types>")}
    return with_relationship(repacked(content, added), f"added-{kind}", kind, name)


def with_notes(content: bytes, kind: str, *texts: str) -> bytes:
    """Footnotes or endnotes with the ids 1, 2, …, after the two that only draw lines."""
    space = f'xmlns:w="{W[1:-1]}"'
    lines = "".join(f'<w:{kind} w:type="separator" w:id="{place}"><w:p/></w:{kind}>' for place in (-1, 0))
    notes = "".join(
        f'<w:{kind} w:id="{place}"><w:p><w:r><w:{kind}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{kind}>'
        for place, text in enumerate(texts, 1)
    )
    markup = f"<w:{kind}s {space}>{lines}{notes}</w:{kind}s>"
    kind_of_part = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    return with_part(content, f"{kind}s.xml", markup, f"{kind}s", kind_of_part)
