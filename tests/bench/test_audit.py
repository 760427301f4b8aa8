"""What `make audit` says of what the package tools found."""

import json
from subprocess import CompletedProcess
from typing import Any

import pytest

from bench import audit


def answer(monkeypatch: pytest.MonkeyPatch, *packages: dict[str, Any]) -> None:
    told = json.dumps({"dependencies": packages})
    monkeypatch.setattr(audit.subprocess, "run", lambda *args, **options: CompletedProcess(args, 0, told, ""))


def test_a_known_fault_is_named_with_the_version_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "locked", lambda: {"pillow"})
    fault = {"id": "PYSEC-2026-1", "fix_versions": ["13.0.1"]}
    answer(monkeypatch, {"name": "pillow", "version": "13.0.0", "vulns": [fault]})
    assert audit.known_faults() == ["pillow 13.0.0: PYSEC-2026-1, mended in 13.0.1"]


def test_what_could_not_be_looked_up_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "locked", lambda: {"pillow", "idna", "tzdata"})
    answer(monkeypatch, {"name": "pillow", "skip_reason": "not found"}, {"name": "idna", "version": "3", "vulns": []})
    assert audit.known_faults() == []
    said = capsys.readouterr().out
    assert "1 of 3 packages looked up" in said
    assert "tzdata" in said
    assert "NOT looked up" in said
    assert "pillow" in said


def test_a_licence_that_may_not_be_used_here_fails() -> None:
    packages = {
        "good": ["MIT"],
        "either": ["GPL-3.0-only OR Apache-2.0"],
        "both": ["AGPL-3.0-only AND MIT"],
        "silent": [],
    }
    assert audit.strange_licences(packages) == ["both: AGPL-3.0-only AND MIT", "silent: no licence named"]


def test_every_locked_package_is_looked_at() -> None:
    assert {"django", "wagtail", "pillow-heif", "boto3"} <= audit.locked()
    assert "pytest" not in audit.locked()
