# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether PyTorch's longest names fit into the paths of Windows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Optional

from ..errors import FreeNetError
from ..text.i18n import number, tr

# Characters of a path, where an administrator has not allowed long ones; of folders twelve fewer, which they have.
MOST = 259
# Of PyPI's torch 2.13, below site-packages: a licence in torch-2.13.0.dist-info. In other builds that has their name,
# as in torch-2.13.0+cpu.dist-info.
LONGEST_NAME = 167


def refuse_too_long(environment: Path, build: str, are_long_allowed: Optional[bool] = None) -> None:
    """Say before anything is downloaded that it could not be unpacked.

    Args:
        environment: The folder of the environment.
        build: Of PyTorch.
        are_long_allowed: Whether paths may have any length; None: as this system has it.

    Raises:
        FreeNetError: If PyTorch's longest path would be too long.
    """
    if _are_long_allowed() if are_long_allowed is None else are_long_allowed:
        return
    longest = len(str(environment / "Lib" / "site-packages")) + 1 + LONGEST_NAME + len(f"+{build}")
    if longest > MOST:
        raise FreeNetError(
            tr(
                "PyTorch's longest path in '{folder}' would have {longest} characters, and Windows takes {most}."
            ).format(folder=environment, longest=number(longest), most=number(MOST)),
            tr(
                "Have an administrator allow long paths (LongPathsEnabled), or make a Python by hand in a short folder "
                "such as C:\\freenet and choose it above."
            ),
        )


def _are_long_allowed() -> bool:
    if sys.platform != "win32":
        return True
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:  # Windows before 10
        return False
