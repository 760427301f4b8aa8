"""What a run was made on, and how quiet it was there."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path


def machine(*packages: str) -> str:
    cpu = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    parts = [
        cpu[1] if cpu else platform.machine(),
        f"{os.cpu_count()} cores",
        f"Linux {platform.release().partition('-')[0]}",
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in packages),
    ]
    return ", ".join(parts)


def load_average() -> str:
    return f"{os.getloadavg()[0]:.2f}"
