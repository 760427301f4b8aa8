import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from portal.supervisor import STOPPING, Supervisor


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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRUSTED_PROXIES", "10.0.0.300"),
        ("EMAIL_URL", "xyz://a"),
        ("LOG_LEVEL", "nonsense"),
        ("PORTAL_URL", "thidua.example.vn"),
        ("PORTAL_URL", "http://a.vn:x"),
        ("ALLOWED_HOSTS", " , "),
    ],
)
def test_a_variable_that_cannot_be_used_is_one_clear_sentence(folders: dict[str, str], name: str, value: str) -> None:
    assert refused_with(serve(PORT="0", **{name: value}, **folders), name)


def test_an_unknown_kind_of_process_is_one_clear_sentence() -> None:
    done = subprocess.run(
        [sys.executable, str(settings.ROOT / "manage.py"), "serve", "all"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "Cách dùng: manage.py serve [web | worker | prepare]\n"


@pytest.fixture
def own_signals() -> Iterator[None]:
    kept = {number: signal.getsignal(number) for number in STOPPING}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


IMPATIENT = """
import os, signal, sys, time
def stop(*_):
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(0.2)
    sys.exit()
signal.signal(signal.SIGTERM, stop)
open(sys.argv[1], "w").close()
time.sleep(60)
"""


def test_who_presses_ctrl_c_twice_does_not_stop_the_stopping(own_signals: None, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    os.mkfifo(ready)
    with Supervisor() as supervisor:
        process = supervisor.start([sys.executable, "-c", IMPATIENT, str(ready)])
        ready.read_text()
        raise KeyboardInterrupt
    assert process.returncode == 0
