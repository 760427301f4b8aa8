import re
from collections.abc import Mapping
from typing import Any

PARAMETER = re.compile(r"(?:^|&)p=([^&]*)")


def mark_parameter(environ: Mapping[str, Any]) -> str:
    """The parameter `p` as it stands, marks needing no decoding; empty without one."""
    match = PARAMETER.search(environ.get("QUERY_STRING") or "")
    return match[1] if match else ""
