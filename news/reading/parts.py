"""The addresses below a page's own: `…/anh/3/` for its third photo, `…/luu/` for the file to keep."""

import re
from typing import Any

PHOTO, SAVED = "anh", "luu"
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


def part_of(steps: list[str]) -> dict[str, Any] | None:
    """What `steps` below a page name, as `serve` takes it; None for anything else."""
    if steps == [SAVED]:
        return {"part": SAVED}
    if len(steps) == 2 and steps[0] == PHOTO and _NUMBER.fullmatch(steps[1]):
        return {"part": PHOTO, "number": int(steps[1])}
    return None
