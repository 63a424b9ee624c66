# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the parts of the plugin lie, in the repository and in the installed package alike."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
MANUAL = PACKAGE / "docs"  # in the installed package only; the repository has what it is made of
MANUAL_SCHEME = "freenet-manual"
START = PACKAGE / "start.py"  # runs a module of the package in another Python


def _beside(name: str) -> Path:
    """`name` inside the package, where the package was installed; one level up in the repository."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name


def resource(*parts: str) -> Path:
    """A file under ``resources/``."""
    return _beside("resources").joinpath(*parts)


def metadata(key: str) -> str:
    """An entry of ``metadata.txt``, the single source of version, name and addresses."""
    parser = ConfigParser(interpolation=None)
    parser.read(_beside("metadata.txt"), encoding="utf-8")
    return parser["general"][key]


def page(name: str) -> str:
    """The address of a page under ``docs/``, as the code host shows it."""
    return f"{metadata('homepage')}/blob/HEAD/docs/{name}"


def manual_page(name: str) -> str:
    """The address of such a page in the plugin itself, which QGIS opens in a window while the plugin is there."""
    return f"{MANUAL_SCHEME}:{name}"
