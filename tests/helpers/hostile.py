"""Files as attackers, broken phones and mishaps make them: built anew each time, always the same bytes."""

import io
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import camera
from pdfs import pdf
from PIL import Image

CUTS = (0.02, 0.2, 0.5, 0.8, 0.99)
PAGE = b"<!doctype html><script>alert(1)</script>"
PNG = b"\x89PNG\r\n\x1a\n"
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">%s</Types>'
WORD = (
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/>'
)


@dataclass(frozen=True)
class Hostile:
    """`photo` and `document`: for which kinds of upload it is meant."""

    group: str
    name: str
    content: bytes
    photo: bool = True
    document: bool = True


def corpus() -> Iterator[Hostile]:
    yield from _truncated()
    yield from _floods()
    yield from _moving()
    yield from _profiles()
    yield from _metadata()
    yield from _two_in_one()
    yield from _other_kinds()
    yield from _names()
    yield from _archives()
    yield from _pdfs()
    yield from _next_to_nothing()


def _gif(frames: int = 1, size: tuple[int, int] = camera.SIZE) -> bytes:
    head = b"GIF89a" + struct.pack("<HH", *size) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    frame = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0"
    return head + frame * frames + b";"


def _truncated() -> Iterator[Hostile]:
    kinds = {camera.SUFFIXES[kind]: camera.whole(kind) for kind in camera.KINDS}
    for suffix, whole in (kinds | {".gif": camera.encoded(camera.drawn(), "GIF")}).items():
        for cut in CUTS:
            yield Hostile("cut off", f"cut-{cut}{suffix}", whole[: int(len(whole) * cut)], document=False)


def _floods() -> Iterator[Hostile]:
    for kind in camera.KINDS:
        yield Hostile("pixel floods", f"flood{camera.SUFFIXES[kind]}", camera.huge(kind), document=False)
    yield Hostile("pixel floods", "flood.gif", _gif(size=(65_000, 65_000)), document=False)
    line = camera._png((1_000_000, 20), 8, 0, bytes(20 * 1_000_001))
    yield Hostile("pixel floods", "line.png", line, document=False)
    passes = camera.encoded(Image.new("RGB", (6_000, 4_700)), "JPEG", progressive=True, subsampling=0)
    yield Hostile("pixel floods", "passes.jpg", passes, document=False)


def _moving() -> Iterator[Hostile]:
    dots = [Image.new("RGB", (16, 16), (n % 256, n // 256, 90)) for n in range(2_000)]
    for kind, suffix, options in (("WEBP", ".webp", {"method": 0}), ("PNG", ".png", {"compress_level": 1})):
        file = camera.encoded(dots[0], kind, save_all=True, append_images=dots[1:], duration=10, **options)
        yield Hostile("frame bombs", f"frames{suffix}", file, document=False)
    yield Hostile("frame bombs", "frames.gif", _gif(20_000), document=False)
    yield Hostile("frame bombs", "frames.avif", camera.moving("AVIF"), document=False)
    yield Hostile("frame bombs", "frames.jpg", camera.moving("JPEG"), document=False)


def _png_with(*chunks: bytes) -> bytes:
    whole = camera.whole("PNG")
    head = len(PNG) + 25
    return whole[:head] + b"".join(chunks) + whole[head:]


def _profiles() -> Iterator[Hostile]:
    bomb = zlib.compress(bytes(200_000_000), 9)
    chunk = camera._chunk
    text = zlib.compress(b"a" * 900_000, 9)
    many = [chunk(b"zTXt", b"k%d\0\0" % n + text) for n in range(200)]
    for name, content in {
        "icc-bomb.png": _png_with(chunk(b"iCCP", b"icc\0\0" + bomb)),
        "ztxt-bomb.png": _png_with(chunk(b"zTXt", b"k\0\0" + bomb)),
        "itxt-bomb.png": _png_with(chunk(b"iTXt", b"k\0\1\0\0\0" + bomb)),
        "ztxt-many.png": _png_with(*many),
        "icc-huge.jpg": camera.encoded(camera.drawn(), "JPEG", icc_profile=b"\0" * 4_000_000),
        "icc-random.webp": camera.encoded(camera.drawn(), "WEBP", icc_profile=bytes(range(256)) * 9),
        "icc-swapped.avif": camera.with_profile("AVIF"),
    }.items():
        yield Hostile("profile and text bombs", name, content, document=False)


def _exif(payload: bytes) -> bytes:
    whole = camera.whole("JPEG")
    told = b"Exif\0\0" + payload
    return whole[:2] + b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told + whole[2:]


def _metadata() -> Iterator[Hostile]:
    for kind in camera.KINDS:
        yield Hostile("metadata", f"gps{camera.SUFFIXES[kind]}", camera.with_gps(kind), document=False)
    circle = b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>21,23N</exif:GPSLatitude></x:xmpmeta>"
    whole = camera.whole("JPEG")
    for name, content in {
        "exif-circle.jpg": _exif(circle),
        "exif-far.jpg": _exif(b"II*\0\xff\xff\xff\x7f"),
        "exif-broken.jpg": _exif(bytes(range(256)) * 20),
        "exif-thumbnail.jpg": _exif(b"MM\0*\0\0\0\x08\0\0\0\0\0\0" + (whole * 9)[:60_000]),
        "xmp-place.jpg": whole[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + whole[2:],
    }.items():
        yield Hostile("metadata", name, content, document=False)


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def _two_in_one() -> Iterator[Hostile]:
    jpeg, program = camera.whole("JPEG"), _zip({"META-INF/MANIFEST.MF": b"x", "a.class": b"x"})
    comment = jpeg[:2] + b"\xff\xfe" + struct.pack(">H", len(PAGE) + 2) + PAGE + jpeg[2:]
    for name, content in {
        "jpeg-html.jpg": jpeg + PAGE,
        "jpeg-comment-html.jpg": comment,
        "jpeg-zip.jpg": jpeg + program,
        "gifar.gif": _gif() + program,
        "png-php.png": camera.whole("PNG") + b"<?php system($_GET[0]);",
        "webp-tail.webp": camera.whole("WEBP") + PAGE,
        "pdf-html.pdf": pdf().replace(b"%PDF-1.7\n", b"%PDF-1.7\n" + PAGE),
        "html-pdf.pdf": PAGE + pdf(),
        "pdf-zip.pdf": pdf() + program,
        "zip-exe.zip": b"MZ" + _zip({"a.txt": b"x"}),
    }.items():
        yield Hostile("polyglots", name, content)


def _other_kinds() -> Iterator[Hostile]:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    for name, content in {
        "html.jpg": PAGE,
        "svg.jpg": svg,
        "svg.png": svg,
        "js.pdf": b"app.alert(1)",
        "exe.jpg": b"MZ" + bytes(400),
        "exe.docx": b"MZ" + bytes(400),
        "html.docx": PAGE,
        "html.txt": PAGE,
        "jpeg.html": camera.whole("JPEG"),
        "picture.svg": svg,
        "gif.png": _gif(),
        "csv.csv": b"/x/;=cmd|' /C calc'!A0\n",
        "csv-wide.csv": b"/x/,1\n" + b"," * 200_000,
        "csv-nul.csv": b"/x/,1\0\xff\xfe\n" * 200,
    }.items():
        yield Hostile("other kinds", name, content)


def _names() -> Iterator[Hostile]:
    jpeg = camera.whole("JPEG")
    for name in (
        "../../../etc/passwd.jpg",
        "..\\..\\windows\\win.jpg",
        "/etc/anh.jpg",
        "anh\0.php.jpg",
        "anh\u202egpj.exe.jpg",
        "a" * 300 + ".jpg",
        "ộ" * 200 + ".jpg",
        ".htaccess",
        "anh.php.jpg",
        "anh.jpg.html",
        unicodedata.normalize("NFD", "Đại hội thi đua yêu nước.jpg"),
        "anh\x01\x1b[31m.jpg",
        "CON.jpg",
        "NUL",
        "<script>alert(1)</script>.jpg",
        "'; DROP TABLE news_photo;--.jpg",
        'anh"; filename="x.html',
        "\r\nSet-Cookie: a=b.jpg",
        " . .jpg",
    ):
        yield Hostile("names", name, jpeg, document=False)
        text = name.rpartition(".")[0] + ".txt" if name.endswith(".jpg") else name
        yield Hostile("names", text, b"noi dung", photo=False)


def _docx(document: bytes, **more: bytes) -> bytes:
    parts = {"[Content_Types].xml": TYPES % WORD, "word/document.xml": document}
    return _zip(parts | {name.replace("__", "/"): content for name, content in more.items()})


def _archives() -> Iterator[Hostile]:
    laughs = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    entities = b'<!DOCTYPE a [<!ENTITY a0 "ha">' + laughs + b"]><a>&a9;</a>"
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    zeros, deep = bytes(60_000_000), b"<a>" * 100_000
    inner = _zip({"a.txt": zeros})
    for _ in range(5):
        inner = _zip({f"{n}.zip": inner for n in range(8)})
    many = _zip({f"{n}.txt": b"" for n in range(20_000)}, zipfile.ZIP_STORED)
    for name, content in {
        "ratio.zip": _zip({"a.txt": zeros}),
        "nested.zip": inner,
        "many.zip": many,
        "outside.zip": _zip({"../../a.txt": b"x"}),
        "program.zip": _zip({"a.exe": b"MZ"}),
        "ratio.docx": _docx(zeros),
        "entities.docx": _docx(entities),
        "outside.docx": _docx(outside),
        "deep.docx": _docx(deep),
        "many.docx": many,
        "macro.docx": _docx(b"<a/>", word__vbaProject=b"x"),
        "ratio.xlsx": _zip({"[Content_Types].xml": TYPES % b"spreadsheetml.sheet.main+xml", "xl/a.xml": zeros}),
        "empty.docx": _zip({}),
        "cut.docx": _docx(b"<a/>")[:-40],
    }.items():
        yield Hostile("archives", name, content)


def _pdfs() -> Iterator[Hostile]:
    bomb = b"1 0 obj<</Type/ObjStm/Length 9/Filter/FlateDecode>>stream\n"
    for name, content in {
        "script.pdf": pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        "script-spelt.pdf": pdf(b"/OpenAction<</S/J#61vaScript>>"),
        "launch.pdf": pdf(b"/OpenAction<</S/Launch/F(cmd.exe)>>"),
        "embedded.pdf": pdf(b"/Names<</EmbeddedFiles<</Type/EmbeddedFile>>>>"),
        "packed.pdf": pdf(packed=b"/S/JavaScript"),
        "bomb.pdf": pdf(packed=bytes(100_000_000)),
        "cut.pdf": pdf()[:-30],
    }.items():
        yield Hostile("PDF files", name, content, photo=False)
    many = pdf().replace(b"trailer", (bomb + b"x endstream\n") * 20_000 + b"trailer")
    yield Hostile("PDF floods", "many.pdf", many, photo=False)


def _next_to_nothing() -> Iterator[Hostile]:
    for suffix in (".jpg", ".png", ".heic", ".pdf", ".docx", ".zip", ".txt", ".csv"):
        yield Hostile("next to nothing", f"empty{suffix}", b"")
        yield Hostile("next to nothing", f"one{suffix}", b"\xff")
