from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    MISTAKE = "Nên sửa"
    ADVICE = "Nên xem"


class Remedy(Enum):
    """What the editor can have done by one button."""

    TO_UNICODE = "Chuyển sang Unicode"


@dataclass(frozen=True)
class Place:
    """Where in the article: in words, and the id of its part of the editor's form."""

    name: str
    anchor: str = ""


@dataclass(frozen=True)
class Finding:
    """What somebody should look at before the article is published; it never stops anybody."""

    place: Place
    sentence: str
    severity: Severity = Severity.MISTAKE
    remedy: Remedy | None = None
