# SPDX-License-Identifier: GPL-3.0-or-later
"""What GDAL itself says while the command runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from osgeo import gdal

from ...text.masking import masked

_PREFIXES = {gdal.CE_Debug: "", gdal.CE_Warning: "Warning {}: "}


@contextmanager
def masked_messages(note: Callable[[str, str], None]) -> Iterator[None]:
    """GDAL's warnings go to the terminal as ever, with passwords of sources masked, and as ``gdal`` to `note`."""

    def tell(kind: int, number: int, text: str) -> None:
        said = f"{_PREFIXES.get(kind, 'ERROR {}: ').format(number)}{masked(text)}"
        sys.stderr.write(f"{said}\n")
        note("gdal", said)

    has_own = hasattr(gdal, "ExceptionMgr")  # from GDAL 3.7 on, where exceptions are on, a thread asks its own only
    gdal.SetErrorHandler(tell)
    if has_own:
        gdal.PushErrorHandler(tell)
    try:
        yield
    finally:
        if has_own:
            gdal.PopErrorHandler()
        gdal.SetErrorHandler("CPLDefaultErrorHandler")  # one of Python's must not outlive Python
