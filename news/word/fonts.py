"""Words typed under a TCVN3 or VNI font, as Unicode."""

from itertools import groupby

from news.text.legacy import Encoding, detect, encoding_of_font, font_shows_capitals, is_unicode_instead, to_unicode
from news.word.inline import SOFT_HYPHEN
from news.word.model import Atom, Document, paragraphs_of
from news.word.report import Report

# Letters that no old encoding has: words with them are Unicode already, whatever their font says.
_UNICODE_ONLY = frozenset("ăđĩũơưĂĐĨŨƠƯ")
_TOLD = {Encoding.TCVN3: "tcvn3", Encoding.VNI: "vni"}
Told = Encoding | None


def make_unicode(document: Document, report: Report) -> None:
    for blocks in document.texts:
        for paragraph in paragraphs_of(blocks):
            for encoding in _convert(paragraph.atoms):
                report.count(_TOLD[encoding])


def _convert(atoms: list[Atom]) -> set[Encoding]:
    """Changes the words of `atoms`; returns the encodings met."""
    met: set[Encoding] = set()
    words = [atom for atom in atoms if atom.kind == "text"]
    told = _told(words)
    unsaid = "".join(atom.text for atom in words if told[id(atom)] is None)
    guessed = None if _is_unicode(unsaid) else detect(unsaid)
    for encoding, group in groupby(words, lambda atom: told[id(atom)] or guessed):
        together = list(group)
        if encoding is None:
            for atom in together:
                atom.text = atom.text.replace(SOFT_HYPHEN, "")
            continue
        if encoding is Encoding.VNI:
            _keep_letters_whole(together)
        for atom in together:
            before = atom.text
            atom.text = to_unicode(atom.text, encoding)
            if atom.text != before:
                met.add(encoding)
            if font_shows_capitals(_font(atom)):
                atom.text = atom.text.upper()
    return met


def _told(words: list[Atom]) -> dict[int, Told]:
    """The encoding of each stretch as its font says, unless the words under such fonts say otherwise."""
    fonts = {id(atom): encoding_of_font(_font(atom)) for atom in words}
    together: dict[Encoding, list[str]] = {}
    for encoding, group in groupby(words, lambda atom: fonts[id(atom)]):
        if encoding is not None:
            together.setdefault(encoding, []).append("".join(atom.text for atom in group))
    unicode = [encoding for encoding, texts in together.items() if is_unicode_instead(" ".join(texts), encoding)]
    return {
        id(atom): None if fonts[id(atom)] in unicode or _is_unicode(atom.text) else fonts[id(atom)] for atom in words
    }


def _font(atom: Atom) -> str:
    """The one that draws what is beyond ASCII."""
    return atom.look.other_font or atom.look.ascii_font


def _is_unicode(text: str) -> bool:
    return any(sign in _UNICODE_ONLY or "\u1ea0" <= sign <= "\u1ef9" for sign in text)


def _keep_letters_whole(atoms: list[Atom]) -> None:
    """In VNI a letter and its mark are two signs, between which a run may end."""
    last = atoms[0]
    for following in atoms[1:]:
        if last.text and not last.text[-1].isspace():
            marks = len(following.text) - len(following.text.lstrip(_MARKS))
            last.text, following.text = last.text + following.text[:marks], following.text[marks:]
        last = following if following.text else last


_MARKS = "".join(chr(number) for number in range(0xC0, 0x100))
