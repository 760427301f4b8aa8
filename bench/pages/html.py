"""html-validate over every kind of page, as it leaves the server."""

import json
import re
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Response, sync_playwright

from bench.pages.node import tool
from bench.pages.site import served
from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.page_types import PAGE_TYPES
from tests.e2e.server import Portal

RULES = {"root": True, "extends": ["html-validate:standard", "html-validate:a11y"]}
BROKEN = "from django.template.loader import render_to_string\nprint(render_to_string('500.html'))"


def answers(portal: Portal) -> dict[str, str]:
    """What the server sent last for each kind of page: the answer to its form, where it sends one."""
    heard: list[Response] = []
    found = {
        "400": portal.get("/", headers={"Host": "may-khac.example"}).text,
        "500": portal.shell(BROKEN),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(base_url=portal.url, viewport={"width": 360, "height": 740}).new_page()
        page.on("response", lambda got: heard.append(got) if got.request.is_navigation_request() else None)
        for kind in PAGE_TYPES:
            page.goto(kind.address)
            kind.prepare(page)
            found[kind.name] = next(got for got in reversed(heard) if got.status // 100 != 3).text()
        browser.close()
    return found


def main() -> int:
    judge = tool("html-validate")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, ".htmlvalidate.json").write_text(json.dumps(RULES), encoding="utf-8")
        with served() as portal:
            pages = answers(portal)
        for name, text in pages.items():
            Path(folder, f"{name}.html").write_text(text, encoding="utf-8")
        done = subprocess.run([judge, "--formatter", "text", folder], capture_output=True, text=True)
    print(re.sub(rf"{re.escape(folder)}/", "", done.stdout + done.stderr), end="")
    print(f"html-validate: {len(pages)} kinds of page, " + ("errors above" if done.returncode else "0 errors"))
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
