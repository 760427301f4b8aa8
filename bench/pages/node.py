"""The judges are npm packages: kept in a temporary folder, never in the project."""

import shutil
import subprocess
import tempfile
from pathlib import Path

PACKAGES = ("html-validate@10.17.0", "lighthouse@12.8.2")


def tool(name: str) -> Path:
    """Where `name` can be run; raises `SystemExit` with a sentence where there is no npm."""
    folder = Path(tempfile.gettempdir(), "portal-judges-" + "-".join(PACKAGES).replace("@", "_"))
    found = folder / "node_modules" / ".bin" / name
    if not found.exists():
        if not shutil.which("npm"):
            raise SystemExit(f"npm is not on this machine: {name} was NOT run, nothing is known about the pages.")
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *PACKAGES]
        subprocess.run(command, check=True)
    return found
