# SPDX-License-Identifier: GPL-3.0-or-later
"""Where programs are that come with the system."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Optional

_ENDING = ".exe" if os.name == "nt" else ""


def find_program(name: str) -> Optional[Path]:
    """A program in a folder that the system's search path names in full; None where there is none.

    The current folder may be one of somebody's data. On Windows `shutil.which` begins there by itself; elsewhere an
    entry of the path may be empty or relative.
    """
    for entry in os.get_exec_path():
        folder = Path(entry.strip('"'))  # as Windows allows
        if folder.is_absolute():
            found = shutil.which(str(folder / f"{name}{_ENDING}"))
            if found:
                return Path(found)
    return None
