# SPDX-License-Identifier: GPL-3.0-or-later
"""A Python of FreeNet's own, where QGIS's loads no package that did not come with QGIS.

So does that of QGIS for macOS, which is notarised: qgis/QGIS#62928. uv brings the other one, a build of
python-build-standalone; each version of uv knows the digests of those that were there before it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Optional

from ..errors import FreeNetError
from ..text.i18n import tr
from . import environment

VERSION = "3.12.16"  # one that the uv of requirements/uv.txt knows
MEGABYTES = 50  # downloaded, with uv
HOSTS = "releases.astral.sh, github.com"  # the second where the first is out of reach
# What macOS says of a library that it does not load into a process whose signature is of somebody else.
_REFUSED = re.compile(r"different Team IDs|code signature|not valid for use in process|disallowed by system policy")


class NeedsOwnPython(FreeNetError):
    """QGIS's Python loads no package that did not come with QGIS; one of FreeNet's own is needed."""


def folder() -> Path:
    """Where it lies."""
    return environment.home() / "cpython"


def python(*, is_windows: bool = os.name == "nt") -> Optional[Path]:
    """The Python that was brought; None if none was."""
    name = "python.exe" if is_windows else "bin/python3"
    return next((place for place in sorted(folder().glob(f"cpython-*/{name}"), reverse=True)), None)


def is_refusal(said: str) -> bool:
    """Whether a Python could not load a compiled package because of its signature, from what it said."""
    return _REFUSED.search(said) is not None


def refusal() -> NeedsOwnPython:
    """What to tell where that is so."""
    return NeedsOwnPython(
        tr("QGIS's Python loads no package that did not come with QGIS: the system does not allow it."),
        tr("Fetch another Python for FreeNet with the button below, or choose one that has PyTorch above."),
    )


def failure(said: str) -> NeedsOwnPython:
    """Why uv could not bring it, from what it said."""
    if "Hash mismatch" in said:
        return NeedsOwnPython(
            tr("The Python that was downloaded is not the one that FreeNet was tried with."),
            tr("See whether a proxy alters downloads, or choose a Python that has PyTorch above."),
        )
    lines = [line.strip() for line in said.splitlines() if line.strip()] or [tr("it said nothing")]
    failed = re.search(r"Failed to download `\w+://(?:[^/@\s`]*@)?([^/:\s`]+)", said)
    reason = tr("{blocked} could not be reached").format(blocked=failed[1]) if failed else lines[-1]
    return NeedsOwnPython(
        tr("No Python could be fetched for FreeNet: {reason}.").format(reason=reason),
        tr(
            "Have whoever looks after the network let {hosts} through, name a mirror in UV_PYTHON_INSTALL_MIRROR, or "
            "choose a Python that has PyTorch above."
        ).format(hosts=HOSTS),
    )
