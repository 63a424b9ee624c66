# SPDX-License-Identifier: GPL-3.0-or-later
"""Every name of Qt that our code uses exists in PyQt6, by PyQt6's own account of its types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "freenet_qgis"
USES_QT = [PACKAGE / name for name in ("gui", "layers", "processing", "text", "plugin.py")]


def faults(*paths: Path) -> list[str]:
    """What mypy finds in these files and folders, with file and line."""
    command = [sys.executable, "-m", "mypy", "--config-file", "tests/qt6/mypy.ini", "--no-error-summary"]
    ended = subprocess.run([*command, *map(str, paths)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode < 2, ended.stderr
    return [line for line in ended.stdout.splitlines() if ": error: " in line]


def test_our_code_uses_what_qt_6_has() -> None:
    assert faults(*USES_QT) == []


def test_no_other_code_uses_qt() -> None:
    users = [path for path in PACKAGE.rglob("*.py") if "qgis.PyQt" in path.read_text(encoding="utf-8")]
    assert [path for path in users if not any(path.is_relative_to(known) for known in USES_QT)] == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Qt.AlignLeft", '"type[Qt]" has no attribute "AlignLeft"'),
        ("QApplication.desktop()", '"type[QApplication]" has no attribute "desktop"'),
        ("QWidget().fontMetrics().width('x')", '"QFontMetrics" has no attribute "width"'),
        ("QWidget().setWindowFlags(3)", 'incompatible type "int"; expected "WindowType"'),
    ],
)
def test_what_qt_6_has_not_is_seen(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "module.py"
    imports = "from qgis.PyQt.QtCore import Qt\nfrom qgis.PyQt.QtWidgets import QApplication, QWidget\n"
    path.write_text(f"{imports}{line}\n")
    (found,) = faults(path)
    assert found.startswith(f"{path}:3: error: ") and fault in found
