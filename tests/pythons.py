# SPDX-License-Identifier: GPL-3.0-or-later
"""A Python as most of QGIS's are: without PyTorch, whatever this machine has."""

from __future__ import annotations

import subprocess
from pathlib import Path

from freenet_qgis.workers.interpreter import base_python


def without_packages(folder: Path) -> Path:
    """The Python of an empty environment, made in `folder`."""
    subprocess.run([base_python(), "-I", "-m", "venv", "--without-pip", folder], check=True)
    return folder / "bin" / "python"
