# SPDX-License-Identifier: GPL-3.0-or-later
"""`make setup` where it cannot go on: it says what to install, and leaves nothing half-made."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import package


def test_python_without_qgis_is_answered_with_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    script = shutil.copy(package.ROOT / "scripts" / "setup.sh", tmp_path / "scripts")
    tools = tmp_path / "tools"  # a system without apt-get
    tools.mkdir()
    for name in ("bash", "dirname", "cat"):
        (tools / name).symlink_to(shutil.which(name))
    environment = {**os.environ, "PATH": str(tools), "PYTHON": "no-such-python"}
    ended = subprocess.run([script], env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "No Python with QGIS and GDAL was found. Install QGIS 3.22 or newer" in ended.stderr
    assert "apt-get install qgis" in ended.stderr
    assert not (tmp_path / ".venv").exists()
