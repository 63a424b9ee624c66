# SPDX-License-Identifier: GPL-3.0-or-later
"""All modules that may run inside QGIS are imported with Qt 6."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "freenet_qgis"
WITHOUT_QT = {"engine", "headless", "__main__.py"}


def modules() -> list[str]:
    """The names of all but those that see no Qt."""
    paths = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py")]
    seen = [path.with_suffix("") for path in sorted(paths) if path.parts[0] not in WITHOUT_QT]
    return [".".join((PACKAGE.name, *path.parts)).removesuffix(".__init__") for path in seen]


@pytest.mark.parametrize("name", modules())
def test_it_is_imported(name: str) -> None:
    assert importlib.import_module(name).__name__ == name
