"""Python inside the product: one process that has Django loaded, and a fork of it for each piece of code."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Forked before anything is asked of a database: no piece of code sees what another one left in memory.
SERVE = """
import json, os, sys, traceback
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
import django
django.setup()
import portal.urls
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if not child:
        for descriptor, name in ((1, "output"), (2, "errors")):
            with open(asked[name], "w") as file:
                os.dup2(file.fileno(), descriptor)
        status = 0
        try:
            exec(asked["code"], {"json": json, "os": os, **asked["values"]})
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Inside:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._process: subprocess.Popen[str] | None = None

    def run(self, code: str, **values: object) -> str:
        """What `code` prints (not what is logged meanwhile); `values`, as far as JSON knows them, are its variables."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", SERVE],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._process.stdin and self._process.stdout
        with tempfile.NamedTemporaryFile() as output, tempfile.NamedTemporaryFile() as errors:
            asked = {"code": code, "values": values, "output": output.name, "errors": errors.name}
            self._process.stdin.write(json.dumps(asked) + "\n")
            self._process.stdin.flush()
            status = self._process.stdout.readline().strip()
            told = Path(output.name).read_text()
            assert status == "0", Path(errors.name).read_text() or "the product's shell did not start"
        return told

    def end(self) -> None:
        if self._process is not None:
            self._process.communicate()
            self._process = None
