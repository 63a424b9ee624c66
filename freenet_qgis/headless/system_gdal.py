# SPDX-License-Identifier: GPL-3.0-or-later
"""GDAL comes from the system or conda: no ``pip install`` of ours brings it, but one may bring a numpy too new."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr

from ..errors import FreeNetError


def load() -> None:
    """Load GDAL's modules for Python.

    Raises:
        FreeNetError: If they are missing, or were built for an older numpy.
    """
    try:
        from osgeo import gdal  # noqa: F401
    except ImportError as error:
        raise FreeNetError(
            f"The Python '{sys.executable}' cannot load GDAL: {error}.",
            "Make an environment that sees the system's, as with 'apt install python3-gdal' and 'python3 -m venv "
            "--system-site-packages', or conda's with its package 'gdal'; docs/headless.md shows how.",
        ) from error
    import numpy as np

    try:
        with redirect_stderr(io.StringIO()):  # numpy has a page to say
            from osgeo import gdal_array  # noqa: F401
    except ImportError as error:
        raise FreeNetError(
            f"The GDAL of the Python '{sys.executable}' cannot be used with its numpy {np.__version__}: {error}.",
            f"Install one that GDAL was built for: pip install 'numpy<{np.lib.NumpyVersion(np.__version__).major}'.",
        ) from error
