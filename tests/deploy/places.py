"""Where things stand, and waiting for them."""

import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NAME = "thidua.example.vn"  # as in the files of deploy/


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def spelt(headers: dict[str, str]) -> dict[str, str]:
    """Names of headers that were given as those of arguments."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def eventually(condition: Callable[[], Any], seconds: float = 30) -> Any:
    """The first true value of `condition`; fails when there is none in time."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"not true within {seconds} s"
        time.sleep(0.05)
    return value
