"""The checklist of OWASP's standard names no test that is gone."""

import re
from pathlib import Path

from django.conf import settings

CHECKLIST = settings.ROOT / "docs" / "asvs.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
LINE = re.compile(r"\| (\d+\.\d+\.\d+) \| [^|]+ \| (.+) \|")


def test_every_test_that_the_checklist_names_exists() -> None:
    named = NAMED.findall(CHECKLIST.read_text())
    assert named
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not Path(settings.ROOT, file).exists() or f"def {test}(" not in Path(settings.ROOT, file).read_text()
    ]
    assert missing == []


def test_every_line_is_shown_open_or_told_why_not() -> None:
    lines = [line for line in CHECKLIST.read_text().splitlines() if re.match(r"\| \d", line)]
    told = [match for line in lines if (match := LINE.fullmatch(line))]
    assert len(told) == len(lines)
    assert len({match[1] for match in told}) == len(told)
    assert [m[1] for m in told if not NAMED.search(m[2]) and not re.match(r"open|does not apply|`", m[2])] == []
