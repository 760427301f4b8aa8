import logging
from collections.abc import Callable

from news.word.article import WordArticle, read_article
from news.word.body import read_document, read_numbering
from news.word.fonts import make_unicode
from news.word.markup import TOO_LONG
from news.word.model import Document, paragraphs_of
from news.word.numbering import number
from news.word.package import BROKEN, Package
from news.word.pieces import read_pieces
from news.word.refused import Refused
from news.word.report import Report

logger = logging.getLogger(__name__)

MOST_PARAGRAPHS = 12_000  # and cells: a list of two thousand people rewarded
MOST_STRETCHES = 60_000
MOST_SIGNS = 500_000  # a long report has 20.000


def read_word(package: Package, file_name: str, is_known: Callable[[str], bool], report: Report) -> WordArticle:
    """The article in a Word document; `is_known` tells the names of authors. Raises `Refused`."""
    try:
        document = read_document(package, report)
        _check_length(document)
        make_unicode(document, report)
        number(document, read_numbering(package), report)
        pieces = read_pieces(document, report)
    except RecursionError as error:
        raise Refused("Tệp có bảng hoặc khung lồng nhau quá nhiều lần nên không đọc được.") from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        # Word opens files that break every rule of the format; none may end in an error page.
        logger.exception("a Word file could not be read")
        raise Refused(BROKEN) from error
    if not pieces.body:
        raise Refused("Tệp không có chữ hay ảnh nào để làm thành bài.")
    article = read_article(pieces, file_name, is_known, report)
    article.pictures = document.pictures
    return article


def _check_length(document: Document) -> None:
    paragraphs = [one for blocks in document.texts for one in paragraphs_of(blocks)]
    stretches = sum(len(one.atoms) for one in paragraphs)
    signs = sum(len(atom.text) for one in paragraphs for atom in one.atoms)
    if len(paragraphs) > MOST_PARAGRAPHS or stretches > MOST_STRETCHES or signs > MOST_SIGNS:
        raise Refused(TOO_LONG)
