# SPDX-License-Identifier: GPL-3.0-or-later
"""ENVI rasters with headers as other programs write them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

HEAD = (
    "ENVI\nsamples = 12\nlines = 10\nbands = 3\nfile type = ENVI Standard\ndata type = 2\ninterleave = bsq\n"
    "byte order = 0\nmap info = {UTM, 1, 1, 400000, 5800000, 10, 10, 33, North, WGS-84}\n"
)


def write(folder: Path, lines: str, encoding: str = "utf-8") -> Path:
    """A raster of 10 rows, 12 columns and 3 bands with more lines in its header."""
    values = np.random.default_rng(0).integers(1, 100, (3, 10, 12)).astype("<i2")
    (folder / "image.img").write_bytes(values.tobytes())
    (folder / "image.hdr").write_bytes((HEAD + lines).encode(encoding))
    return folder / "image.img"
