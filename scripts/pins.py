# SPDX-License-Identifier: GPL-3.0-or-later
"""Renew the versions that *Set up* installs from PyPI, with the hash of every file: resources/requirements/.

    .venv/bin/python scripts/pins.py

They are the newest that fit each version of Python from 3.9 on. Needs the network. Run `make test-versions` afterwards:
what is pinned is meant to have been tried.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "requirements"
OLDEST_PYTHON = "3.9"
WANTED = {
    # 25.1: trusts whom the system trusts, and goes on with broken downloads
    "pip.txt": ["pip>=25.1"],
    "engine.txt": ["numpy>=1.23", "safetensors>=0.4", "scikit-learn>=1.3", "scipy>=1.10"],  # as in pyproject.toml
}
HEAD = "# Made by scripts/pins.py.\n"


def main() -> None:
    """Write the files, and name them."""
    FOLDER.mkdir(exist_ok=True)
    for name, wanted in WANTED.items():
        (FOLDER / name).write_text(HEAD + pinned(wanted), encoding="utf-8")
        print((FOLDER / name).relative_to(ROOT))


def pinned(wanted: list[str]) -> str:
    """Exact versions of these packages and of all they need, with hashes, as pip reads them."""
    how = ("--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-annotate", "--no-header")
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", *how, "-"]
    return subprocess.run(
        command, input="\n".join(wanted), stdout=subprocess.PIPE, check=True, text=True, cwd=ROOT
    ).stdout


if __name__ == "__main__":
    main()
