"""A request as Hypothesis makes it: from what is known of its address, with something wrong about it."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from hypothesis import strategies as st
from pictures import picture_file

from tests.fuzz import inputs
from tests.fuzz.learned import Learned, Pair

METHODS = ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "BREW", "get", "GÉT"]
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
TYPES = [
    FORM,
    JSON,
    MULTIPART_CONTENT,
    "text/plain",
    "multipart/form-data",
    "application/csp-report",
    "",
    "ộ/ộ; charset=ộ",
]
TYPES += [f"{FORM}; charset=utf-16", "multipart/form-data; boundary=" + "x" * 300]
HEADERS: dict[str, list[str]] = {
    "ACCEPT": ["*/*", "application/json", "text/html;q=x", "ộ"],
    "ACCEPT_ENCODING": ["br", "gzip", "identity;q=0", "*;q=0", "gzip;q=abc", ","],
    "ACCEPT_LANGUAGE": ["vi", "en-GB,en;q=0.9", "x" * 900, "vi;q=9", "\xff"],
    "AUTHORIZATION": ["Bearer ", "Basic ====", "Basic \xff"],
    "COOKIE": [
        "phien=",
        "phien=x; phien=y",
        "loi-nhan=abc",
        'loi-nhan="\\"',
        "csrftoken=ộ",
        "=;;;=",
        "a" * 5_000,
        "django_language=zz",
    ],
    "HOST": ["", "a.example", "testserver:99999", "testserver:x", "[::1", "ộ.vn", "testserver, a.example", "a\x00b"],
    "IF_MODIFIED_SINCE": ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 99 Foo 99999 99:99:99 GMT", "0", "\xff"],
    "IF_NONE_MATCH": ["*", 'W/"x"', '"', ","],
    "IF_UNMODIFIED_SINCE": ["Thu, 01 Jan 1970 00:00:00 GMT", "x"],
    "ORIGIN": ["null", "http://a.example", "http://[", "x"],
    "RANGE": ["bytes=0-9", "bytes=9-0", "bytes=-", "bytes=99999999999999999999-", "bytes=0-1,2-3", "x"],
    "REFERER": ["http://[", "http://testserver/", "\xff", "x" * 3_000],
    "SEC_FETCH_SITE": ["cross-site", "x"],
    "USER_AGENT": ["", "\xff", "x" * 5_000, "Googlebot/2.1", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"],
    "X_CSRFTOKEN": ["", "x", "ộ" * 64],
    "X_FORWARDED_FOR": ["1.2.3.4", "x", "::ffff:1.2.3.4, 999.1.1.1", "," * 500],
    "X_FORWARDED_PROTO": ["https", "gopher"],
    "X_REQUESTED_WITH": ["XMLHttpRequest"],
    "X_WAGTAIL_PREVIEW": ["1"],
}


@dataclass(frozen=True)
class Wish:
    method: str
    path: str
    """As in the first line of a request, without the query."""
    query: str = ""
    body: bytes = b""
    kind: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    """Under their WSGI names, without HTTP_."""


headers = st.dictionaries(st.sampled_from(sorted(HEADERS)), st.none(), max_size=2).flatmap(
    lambda chosen: st.fixed_dictionaries({name: st.sampled_from(HEADERS[name]) for name in chosen})
)
bodies = st.one_of(
    st.binary(max_size=200),
    inputs.values.map(lambda value: value.encode("utf-8", "surrogatepass")),
    st.recursive(
        inputs.known, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(inputs.known, inner, max_size=3)
    ).map(lambda value: json.dumps(value).encode()),
)


def _path(address: str) -> st.SearchStrategy[str]:
    """The address as it is, or with another thing in the place of one of its steps, or with something added."""
    steps = quote(address).strip("/").split("/")

    def without(number: int) -> st.SearchStrategy[str]:
        return inputs.pieces.map(lambda piece: "/" + "/".join([*steps[:number], piece, *steps[number + 1 :]]) + "/")

    changed = st.integers(0, len(steps) - 1).flatmap(without)
    added = inputs.pieces.map(lambda piece: quote(address) + piece)
    return inputs.mostly((8, st.just(quote(address))), (1, changed), (1, added))


def _value(words: list[str]) -> st.SearchStrategy[str]:
    return inputs.mostly((3, inputs.values), (1, st.sampled_from(words)))


def _name(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    odd = st.one_of(
        st.sampled_from(["page", "p", "q", "next", "a[]", "a[b]", "", "__class__", "x" * 2_000]), inputs.values
    )
    if not names:
        return odd
    known = st.sampled_from(names)
    return inputs.mostly((8, known), (1, known.map(lambda name: f"{name}[]")), (1, odd))


def _query(learned: Learned, words: list[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(_name(learned.names), _value(words)).map(lambda pair: "=".join(map(inputs.escaped, pair)))
    several = st.lists(inputs.mostly((6, pair), (1, inputs.pieces)), min_size=1, max_size=4)
    return inputs.mostly((1, st.just("")), (2, several.map("&".join)))


@st.composite
def _pairs(draw: Any, learned: Learned, words: list[str]) -> list[Pair]:
    """The form as it is printed, with fields missing, changed, repeated and added; sometimes only its first part."""
    pairs = list(learned.form)
    if pairs and draw(st.sampled_from([False, False, False, True])):
        pairs = pairs[: draw(st.integers(0, len(pairs)))]
    for _ in range(draw(st.integers(0, 4))):
        if pairs and draw(st.booleans()):
            at = draw(st.integers(0, len(pairs) - 1))
            change = draw(st.sampled_from(["less", "other", "twice"]))
            if change == "less":
                del pairs[at]
            elif change == "other":
                pairs[at] = (pairs[at][0], draw(_value(words)))
            else:
                pairs.append((pairs[at][0], draw(_value(words))))
        else:
            pairs.append((draw(_name(learned.names)), draw(_value(words))))
    return pairs


@st.composite
def _sent(draw: Any, learned: Learned, words: list[str]) -> tuple[bytes, str]:
    """A body and its type."""
    how = draw(st.sampled_from(["form", "form", "form", "form", "files", "json", "raw"]))
    if how == "raw":
        return draw(bodies), draw(st.sampled_from(TYPES))
    pairs = draw(_pairs(learned, words))
    if how == "json":
        return json.dumps(dict(pairs)).encode(), JSON
    if how == "files":
        told: dict[str, Any] = {}
        for name, value in pairs:
            told.setdefault(name.encode("utf-8", "replace").decode(), []).append(value.encode("utf-8", "surrogatepass"))
        for name in learned.files:
            told[name] = draw(files)
        return encode_multipart(BOUNDARY, told), MULTIPART_CONTENT
    return "&".join("=".join(map(inputs.escaped, pair)) for pair in pairs).encode(), FORM


files = st.sampled_from([("anh.jpg", picture_file()), ("hỏng.jpg", b"\xff\xd8"), ("", b""), ("a.docx", b"PK")]).map(
    lambda told: SimpleUploadedFile(told[0] or "x", told[1], "image/jpeg")
)


@st.composite
def wishes(draw: Any, learned: Learned, words: list[str]) -> Wish:
    """`words`: of the site, such as numbers of its rows."""
    method = draw(st.sampled_from(["GET"] * 5 + ["POST"] * 6 + ["odd"]))
    if method == "odd":
        method = draw(st.sampled_from(METHODS))
    path, query = draw(_path(learned.address)), draw(_query(learned, words))
    told = draw(inputs.mostly((4, st.just({})), (1, headers)))
    if method == "GET":
        return Wish(method, path, query, headers=told)
    body, kind = draw(_sent(learned, words))
    return Wish(method, path, query, body, kind, told)
