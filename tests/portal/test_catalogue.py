"""Every text that an installed package can show has its Vietnamese, and nothing of it was lost."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from catalogues import DOMAINS, Entry, apps_and_libraries, compiled, own, read, shipped, texts, vietnamese
from django.conf import settings
from msgids import Message, of_python, of_template

SAME = {
    **dict.fromkeys(["byte", "KB", "MB", "GB", "TB", "PB"], "a unit"),
    **dict.fromkeys(["URL", "ID"], "Vietnamese offices write it so"),
    **dict.fromkeys(["IPv4", "IPv6", "WebAuthn", "HTTP Accept"], "a technical name"),
}
NAMED = re.compile(r"%\(\w+\)[sdif]|\{\w*\}")
UNNAMED = re.compile(r"(?<!%)%[sdif]")
TAG = re.compile(r"</?\w+[^<>]*>")
MARKUP = re.compile(r"%\(\w+\)s|<[^<>]*>|\{\w*\}")
PARENTHESIS = re.compile(r"\(.*?\)")
TERMS = settings.LOCALE_PATHS[0] / "TERMS.md"
EDGES = re.compile(r"^\s*|\s*$")
# hòa, hóa, thủy, ủy …: offices put the mark on the first of the two vowels where no consonant follows.
NEW_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])(?!\w)", re.I)


def translated() -> Iterator[tuple[Entry, str]]:
    return ((entry, text) for entry in texts() if (text := vietnamese(entry)))


def kept(text: str) -> tuple[object, ...]:
    """What a translation carries over: names in any order, positions in theirs, the tags, the space around."""
    return set(NAMED.findall(text)), UNNAMED.findall(text), Counter(TAG.findall(text)), EDGES.findall(text)


def test_every_text_of_every_package_is_translated() -> None:
    missing = [f"{package}: {entry.message}" for entry, package in texts().items() if not vietnamese(entry)]
    assert missing == []


def test_a_translation_is_not_the_english() -> None:
    same = {
        NAMED.sub("", UNNAMED.sub("", entry.message.text)) for entry, text in translated() if text == entry.message.text
    }
    assert {text.strip(" :-…") for text in same if re.search(r"[^\W\d_]", text)} == set(SAME)


def test_placeholders_tags_and_edges_are_kept() -> None:
    lost = [
        (entry.message, text)
        for entry, text in translated()
        if kept(text) not in [kept(english) for english in entry.message[1:] if english]
    ]
    assert lost == []


def test_the_one_form_for_any_number_says_the_number_as_the_english_plural_does() -> None:
    silent = [
        (entry.message, text)
        for entry, text in translated()
        if entry.message.plural and kept(text)[:2] != kept(entry.message.plural)[:2]
    ]
    assert silent == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_file_in_use_is_made_from_the_catalogue(domain: str) -> None:
    wanted = {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in own(domain)}
    in_use = {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in compiled(domain)}
    assert in_use == wanted, "run make locale"


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_catalogue_has_one_form_for_any_number_and_nothing_unfinished(domain: str) -> None:
    catalogue = own(domain)
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert [entry.msgid for entry in catalogue if entry.fuzzy or not entry.translated()] == []
    assert [entry.msgid for entry in catalogue if entry.msgid_plural and set(entry.msgstr_plural) != {0}] == []
    assert catalogue.obsolete_entries() == []


def test_the_catalogue_is_written_as_offices_write() -> None:
    written = [
        text for domain in DOMAINS for entry in own(domain) for text in (entry.msgstr, *entry.msgstr_plural.values())
    ]
    assert [text for text in written if text != unicodedata.normalize("NFC", text)] == []
    assert [text for text in written if NEW_STYLE.search(text)] == []
    assert [text for text in written if re.search(r"\S  +\S", text)] == []


# ── The terms ──
# Where the sentence changes the word, or English has one word for several things.
FREE = {"live", "go live", "schedule", "scheduled", "disable", "enable", "locked", "resolve", "parent", "child", "task"}
FREE |= {"private", "public", "duplicate", "reference", "report", "required", "toggle", "search", "workflow", "draft"}
FREE |= {"token", "caption", "editor", "usage", "upload", "form submission"}


def terms() -> dict[str, str]:
    """English and Vietnamese, of the rows that pair them one to one."""
    rows = [line.strip("| ").split("|") for line in TERMS.read_text().splitlines() if line.startswith("|")]
    found: dict[str, str] = {}
    for cell, meaning in (pair for row in rows for pair in (row[:2], row[2:])):
        left, right = ([PARENTHESIS.sub("", each).strip() for each in text.split("/")] for text in (cell, meaning))
        if len(left) == len(right):
            found |= dict(zip(left, right, strict=True))
    return {term: meaning.lower() for term, meaning in found.items() if term not in FREE}


def test_a_term_is_translated_as_the_list_of_terms_says() -> None:
    used, strays = 0, {}
    for term, meaning in terms().items():
        word = re.compile(rf"\b{re.escape(term)}s?\b", re.I)
        said = [entry for entry in own("django") if word.search(MARKUP.sub(" ", entry.msgid))]
        other = [entry.msgid for entry in said if meaning not in (entry.msgstr or entry.msgstr_plural[0]).lower()]
        used += len(said)
        if len(other) * 6 > len(said):  # a sentence here and there goes round the word
            strays[term] = other
    assert strays == {}
    assert used > 1000


# ── The reader of the sources: what it does not see, the tests above do not ask for ──
def test_the_reader_finds_all_but_a_few_stale_texts_that_packages_list_themselves() -> None:
    folders = {name: folder for name, folder in apps_and_libraries().items() if name.startswith(("wagtail", "taggit"))}
    listed = {message[:2] for folder in folders.values() for message in shipped(folder, "django")}
    found = {message[:2] for folder in folders.values() for message in read(folder)}
    assert len(listed) > 1000
    assert len(listed - found) <= len(listed) // 200


def test_the_reader_knows_every_way_to_ask_for_a_translation() -> None:
    source = """
    _("a"); gettext_lazy("b" "c"); translation.pgettext_lazy("menu", "d"); ngettext("e", "es", n)
    npgettext("menu", "f", "fs", n); _(variable); __("no"); print("no")
    """
    assert set(of_python(source.replace("\n    ", "\n"))) == {
        Message(None, "a"),
        Message(None, "bc"),
        Message("menu", "d"),
        Message(None, "e", "es"),
        Message("menu", "f", "fs"),
    }


def test_the_reader_knows_the_tags_of_templates() -> None:
    source = """{% load i18n %}
    {% trans "a" %}{% translate 'b "c"' context "menu" as name %}{{ _("d") }}{% if x == _("e") %}no{% endif %}
    {% blocktrans trimmed count n=items|length %}
        {{ n }} item
    {% plural %}
        {{ n }} items
    {% endblocktrans %}{% blocktranslate with x=y %}it's {{ x }}{% endblocktranslate %}
    """
    assert set(of_template(source)) == {
        Message(None, "a"),
        Message("menu", 'b "c"'),
        Message(None, "d"),
        Message(None, "e"),
        Message(None, "%(n)s item", "%(n)s items"),
        Message(None, "it's %(x)s"),
    }
