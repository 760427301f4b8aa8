import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


def serve(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(settings.ROOT / "manage.py"), "serve"],
        env={name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    return {"PORTAL_DATA": str(tmp_path / "var"), "PORTAL_MEDIA": str(tmp_path / "media")}


def refused_with(result: subprocess.CompletedProcess[str], sentence: str) -> bool:
    lines = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
    return result.returncode != 0 and len(lines) == 1 and sentence in lines[0]


def test_a_busy_port_is_one_clear_sentence(folders: dict[str, str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = serve(PORT=str(other.getsockname()[1]), **folders)
    assert refused_with(result, "đang có chương trình khác dùng")


def test_a_data_folder_that_cannot_be_written_is_one_clear_sentence(folders: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused_with(serve(**{**folders, "PORTAL_DATA": str(tmp_path / "file" / "var")}), "PORTAL_DATA")


def test_a_media_folder_that_cannot_be_written_is_one_clear_sentence(folders: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = serve(**{**folders, "PORTAL_MEDIA": str(tmp_path / "file" / "media"), "PORT": "0"})
    assert refused_with(result, "PORTAL_MEDIA")


def test_a_database_that_does_not_answer_is_one_clear_sentence(folders: dict[str, str]) -> None:
    result = serve(DATABASE_URL="postgres://nobody@127.0.0.1:9/none", PORT="0", **folders)
    assert refused_with(result, "cơ sở dữ liệu")


@pytest.mark.parametrize("port", ["abc", "99999", "-1"])
def test_a_port_that_is_none_is_one_clear_sentence(folders: dict[str, str], port: str) -> None:
    assert refused_with(serve(PORT=port, **folders), "PORT")
