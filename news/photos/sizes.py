"""The renditions that the site uses; nothing else is ever encoded for a reader."""

BASE = "width-960|format-jpeg|jpegquality-80"
CARD = {
    "webp": {640: "fill-640x427|format-webp|webpquality-78"},
    "jpeg": {640: "fill-640x427|format-jpeg|jpegquality-80"},
}
BODY = {
    "webp": {width: f"width-{width}|format-webp|webpquality-78" for width in (480, 960, 1600)},
    "jpeg": {960: BASE},
}
KINDS = {"card": CARD, "body": BODY}
ALL = tuple(dict.fromkeys(spec for kind in KINDS.values() for specs in kind.values() for spec in specs.values()))
