"""What the product is built on: known faults, licences, and a bill of materials (CycloneDX) of it.

A database of faults that cannot be reached is said, never passed over: then nothing is known, which is not the same as
no fault.
"""

import json
import re
import subprocess
import sys
from typing import Any

from bench.common.place import ROOT

TOOLS = ROOT / ".venv-audit" / "bin"
LOCKS = (ROOT / "requirements" / "base.txt", ROOT / "requirements" / "s3.txt")
BILL = ROOT / "test-output" / "sbom.cdx.json"
# All may be used in, and beside, a program under BSD-3-Clause; LGPL and MPL bind changes to the package itself.
ALLOWED = re.compile(
    r"\b(MIT|BSD|Apache|PSF|Python-2\.0|CNRI-Python|ISC|MPL[- ]2\.0|Mozilla Public License 2\.0|LGPL-3\.0-only)\b"
)
# Both of its names are in its file: BSD, and a word on the trade mark “QR Code”.
LOOKED_AT = {"qrcode"}


def main() -> int:
    bad = [*known_faults(), *strange_licences(bill_of_materials())]
    for line in bad:
        print(f"✗ {line}")
    return 1 if bad else 0


def locked() -> set[str]:
    """The names of the packages that are served with, tools and tests left out."""
    pinned = re.compile(r"^([\w.-]+)(?:\[[^]]*\])?==", re.MULTILINE)
    return {_name(name) for lock in LOCKS for name in pinned.findall(lock.read_text())}


def _name(given: str) -> str:
    return re.sub(r"[-_.]+", "-", given).lower()


def known_faults() -> list[str]:
    asked: dict[str, dict[str, Any]] = {}
    for lock in LOCKS:
        command = [TOOLS / "pip-audit", "--disable-pip", "--require-hashes", "--format", "json", "--requirement", lock]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        if not told.stdout:
            return [f"pip-audit did not answer: {told.stderr.strip().splitlines()[-1:]}"]
        asked |= {one["name"]: one for one in json.loads(told.stdout)["dependencies"]}
    packages = locked()
    looked_up = {_name(name) for name, one in asked.items() if "vulns" in one} & packages
    unknown = packages - looked_up
    print(f"Known faults: {len(looked_up)} of {len(packages)} packages looked up.")
    if unknown:
        print(f"NOT looked up, for the database did not know or could not be reached: {', '.join(sorted(unknown))}")
    return [
        f"{name} {one['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'no version yet'}"
        for name, one in asked.items()
        for fault in one.get("vulns", [])
    ]


def bill_of_materials() -> dict[str, list[str]]:
    """Writes it, and returns each package's licences."""
    command = [TOOLS / "cyclonedx-py", "environment", "--of", "JSON", "--output-reproducible"]
    project = ["--pyproject", ROOT / "pyproject.toml", ROOT / ".venv" / "bin" / "python"]
    bill = json.loads(subprocess.run([*command, *project], capture_output=True, text=True, check=True).stdout)
    served = locked()
    bill["components"] = [one for one in bill["components"] if _name(one["name"]) in served]
    kept = {one["bom-ref"] for one in (*bill["components"], bill["metadata"]["component"])}
    bill["dependencies"] = [
        one | ({"dependsOn": [other for other in one["dependsOn"] if other in kept]} if "dependsOn" in one else {})
        for one in bill["dependencies"]
        if one["ref"] in kept
    ]
    missing = served - {_name(one["name"]) for one in bill["components"]}
    BILL.parent.mkdir(exist_ok=True)
    BILL.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n")
    print(f"Bill of materials: {len(bill['components'])} packages in {BILL.relative_to(ROOT)}.")
    if missing:
        print(f"NOT installed here, so not in it: {', '.join(sorted(missing))}")
    return {one["name"]: [_licence(said) for said in one.get("licenses", [])] for one in bill["components"]}


def _licence(said: dict[str, Any]) -> str:
    return str(said.get("expression") or said["license"].get("id") or said["license"]["name"])


def _is_allowed(licence: str) -> bool:
    """Of what is joined by AND every part, of what is joined by OR one."""
    parts = [re.split(r"\bOR\b", part) for part in re.split(r"\bAND\b", licence)]
    return all(any(ALLOWED.search(choice) for choice in part) for part in parts)


def strange_licences(packages: dict[str, list[str]]) -> list[str]:
    strange = {
        name: licences
        for name, licences in packages.items()
        if name not in LOOKED_AT and not (licences and all(_is_allowed(licence) for licence in licences))
    }
    print(f"Licences: {len(packages) - len(strange)} of {len(packages)} packages under one that may be used here.")
    return [f"{name}: {', '.join(licences) or 'no licence named'}" for name, licences in strange.items()]


if __name__ == "__main__":
    sys.exit(main())
