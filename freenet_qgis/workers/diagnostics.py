# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bug report needs to know of a machine, without the name and the home folder of its user."""

from __future__ import annotations

import getpass
import os
import platform
import re
import sys
from pathlib import Path

from ..text.masking import masked
from . import environment
from .interpreter import VARIABLE, base_python, qgis_python

LAST_LINES = 60
# The folder of any user; names may hold spaces, hence what follows goes with one that ends no path.
_HOMES = re.compile(r"([\\/](?:Users|home|Documents and Settings)[\\/]+)[^\\/'\"\n:<>|]+", re.IGNORECASE)


def diagnostics(versions: str, chosen: str, found: str) -> str:
    """A text to paste into a bug report; looks at files, starts nothing.

    Args:
        versions: Of FreeNet and QGIS.
        chosen: The Python that the user chose; empty: none.
        found: What the last check found.
    """
    lines = [
        versions,
        f"System: {platform.platform()}, {platform.machine()}",
        f"Python: {sys.version.split()[0]}, '{sys.executable}'",
        f"Chosen: '{chosen}', {VARIABLE}: '{os.environ.get(VARIABLE, '')}'",
        f"QGIS's Python: '{qgis_python()}', made from: '{base_python()}'",
        f"FreeNet's own environment: '{environment.folder()}', {environment.state()}",
        f"Last check: {found or 'none'}",
        "Log of the last set-up:",
        last_log(LAST_LINES) or "none",
    ]
    return without_names("\n".join(lines))


def without_names(text: str) -> str:
    """`text` with ~ for the home folder and without passwords, tokens and the names of users."""
    for home in dict.fromkeys((str(Path.home()), os.path.realpath(Path.home()))):
        spelled = re.escape(home).replace(r"\\", r"[\\/]+")
        text = re.sub(spelled + r"(?![\w.-])", "~", text, flags=re.IGNORECASE)
    text = re.sub(r"(\w://)[^\s'\"]*@", r"\1", masked(text))  # up to the last one: a password may hold any sign
    text = _HOMES.sub(r"\1user", text)
    return re.sub(rf"(?<!\w){re.escape(_user())}(?!\w)", "user", text, flags=re.IGNORECASE)


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # Windows without the variable; a container's user without a name
        return Path.home().name


def last_log(lines: int) -> str:
    """The end of the log of the last set-up; empty where there is none."""
    try:
        return "\n".join(environment.log().read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    except OSError:
        return ""
