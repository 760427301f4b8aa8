"""PDF files made by hand."""

import zlib


def pdf(more: bytes = b"", packed: bytes | None = None) -> bytes:
    """The smallest that readers open; `more` stands in its catalogue, `packed` among packed objects."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + more + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    if packed is not None:
        stream = zlib.compress(packed, 9)
        objects.append(
            b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream)
        )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF\n"
