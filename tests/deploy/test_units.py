"""The units, as systemd itself judges them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.places import ROOT

MOST_EXPOSED = "20"  # tenths of systemd's mark from 0 to 10


@pytest.mark.parametrize("name", ["portal-web.service", "portal-worker.service"])
def test_a_unit_is_right_and_closed(name: str, tmp_path: Path) -> None:
    assert shutil.which("systemd-analyze"), "the drill needs systemd-analyze. Debian: apt install systemd"
    text = (ROOT / "deploy/systemd" / name).read_text()
    (tmp_path / name).write_text(text.replace("/srv/portal/current/.venv/bin/python", sys.executable))
    verified = subprocess.run(["systemd-analyze", "verify", tmp_path / name], capture_output=True, text=True)
    assert (verified.returncode, verified.stderr) == (0, "")
    judged = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}", tmp_path / name]
    told = subprocess.run(judged, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout
