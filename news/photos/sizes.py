"""The renditions that the site uses; nothing else is ever encoded for a reader."""

BASE = "width-960|format-jpeg|jpegquality-80"
WIDTHS = (480, 960, 1600)
CARD = {
    "avif": {640: "fill-640x427|format-avif|avifquality-52"},
    "webp": {640: "fill-640x427|format-webp|webpquality-78"},
    "jpeg": {640: "fill-640x427|format-jpeg|jpegquality-80"},
}
BODY = {
    "avif": {width: f"width-{width}|format-avif|avifquality-52" for width in WIDTHS},
    "webp": {width: f"width-{width}|format-webp|webpquality-78" for width in WIDTHS},
    "jpeg": {960: BASE},
}
# What messengers and social networks cut a shared picture to.
SHARE: dict[str, dict[int, str]] = {
    "avif": {},
    "webp": {},
    "jpeg": {1200: "fill-1200x630|format-jpeg|jpegquality-80"},
}
KINDS = {"card": CARD, "body": BODY, "share": SHARE}


def _of(*formats: str) -> tuple[str, ...]:
    return tuple(spec for name in formats for kind in KINDS.values() for spec in kind[name].values())


# AVIF takes most of the time, so the others come first.
QUICK = _of("jpeg", "webp")
ALL = QUICK + _of("avif")
CROPPED = tuple(spec for spec in ALL if spec.startswith("fill-"))
