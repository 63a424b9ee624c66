# SPDX-License-Identifier: GPL-3.0-or-later
"""List what a release consists of, as CycloneDX: every file of the zip, and every package that *Set up* installs.

    .venv/bin/python scripts/sbom.py

The zip holds files of ours alone. The packages are those that are pinned for this machine's Python, and PyTorch with
what it needs as on the day this runs. Needs the network, and the zip of `make package`.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from package import PACKAGE, ROOT, version

PINS = "resources/requirements/engine.txt"


def main() -> None:
    """Write the bill beside the zip, and say where it is."""
    archive = ROOT / "build" / f"{PACKAGE}-{version(ROOT / 'metadata.txt')}.zip"
    bill = archive.with_suffix(".cdx.json")
    bill.write_text(json.dumps(with_zip(packages(), archive), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{bill.relative_to(ROOT)}")


def packages() -> dict[str, Any]:
    """The bill of the packages for the engine, as uv resolves and cyclonedx-py lists them."""
    with tempfile.TemporaryDirectory() as folder:
        pinned, bill = Path(folder) / "requirements.txt", Path(folder) / "bill.json"
        resolve = ("pip", "compile", "--quiet", "pyproject.toml", "--extra", "engine", "--constraint", PINS)
        _run("uv", *resolve, "--generate-hashes", "--output-file", str(pinned))
        read = ("requirements", str(pinned), "--pyproject", "pyproject.toml")
        _run("cyclonedx_py", *read, "--output-reproducible", "--of", "JSON", "-o", str(bill))
        return json.loads(bill.read_text(encoding="utf-8"))


def with_zip(bill: dict[str, Any], archive: Path) -> dict[str, Any]:
    """The same bill for this zip: its version, its hash, and each file in it."""
    plugin = bill["metadata"]["component"]
    plugin["version"] = version(ROOT / "metadata.txt")
    plugin["hashes"] = _hashes(archive.read_bytes())
    with zipfile.ZipFile(archive) as zipped:
        plugin["components"] = [
            {"type": "file", "name": name, "hashes": _hashes(zipped.read(name))} for name in zipped.namelist()
        ]
    for component in bill["components"]:
        component.pop("description", None)  # the line of a file that nobody has
    return bill


def _hashes(content: bytes) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}]


def _run(*command: str) -> None:
    """Run a tool of our environment."""
    subprocess.run([sys.executable, "-W", "ignore", "-m", *command], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
