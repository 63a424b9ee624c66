# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the files in which the benchmark scenes of the literature are handed out.

All raise `FreeNetError` with the file's name where it is not of the form expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from freenet_qgis.errors import FreeNetError

Files = Mapping[str, Path]


def below(folder: Path) -> Files:
    """All files anywhere below the folder, by name in lower case; of several of one name the first by path."""
    return {path.name.lower(): path for path in sorted(folder.rglob("*"), reverse=True) if path.is_file()}


def wanted(files: Files, *names: str) -> Path:
    """The file that has one of the names, in any case; the first name is preferred."""
    for name in names:
        if name.lower() in files:
            return files[name.lower()]
    raise FreeNetError(f"{' or '.join(names)} was not found.")


def read_matlab(path: Path, variable: str) -> np.ndarray:
    """A variable of a MATLAB file of version 7 or older; upper and lower case of its name are not told apart."""
    from scipy.io import loadmat

    try:
        arrays = {name.lower(): value for name, value in loadmat(path).items() if not name.startswith("__")}
    except NotImplementedError as error:
        raise FreeNetError(f"'{path.name}' is a MATLAB file of version 7.3.", "Save it with -v7 in MATLAB.") from error
    except Exception as error:  # scipy raises whatever the bytes lead to: a page that says 404, half a download
        raise FreeNetError(f"'{path.name}' cannot be read as a MATLAB file: {error}.", "Fetch it again.") from error
    if variable.lower() not in arrays:
        raise FreeNetError(f"'{path.name}' has no variable {variable}, only {', '.join(arrays) or 'none at all'}.")
    return arrays[variable.lower()]


def read_geotiff(path: Path) -> np.ndarray:
    """Stored values, shape (rows, cols, bands)."""
    try:
        from freenet_qgis.geodata.access import gdal_calls
    except ImportError as error:  # Pavia University and Salinas need no GDAL
        raise FreeNetError(f"'{path.name}' needs GDAL, and this Python has none.") from error
    dataset = gdal_calls.open_raster(path)
    with gdal_calls.reported(f"'{path}' cannot be read"):
        return np.moveaxis(np.atleast_3d(dataset.ReadAsArray().T), 0, 1)


def read_rois(path: Path, shape: tuple[int, int]) -> tuple[np.ndarray, list[str]]:
    """Regions of interest that ENVI wrote as text, and their names.

    The names and numbers of points stand in comments, before all points or each before its own. A point is a line
    "ID X Y …"; X and Y count columns and rows from 1.

    Returns:
        uint8, shape (rows, cols), 0 outside, else the number of the region from 1; the names in the same order.
    """
    names: list[str] = []
    counts: list[int] = []
    points: list[tuple[int, int]] = []
    for line in path.read_text(encoding="latin-1").splitlines():
        key, _, value = line.lstrip("; ").partition(":")
        fields = line.split()
        if not line.startswith(";"):
            points += [(int(fields[2]) - 1, int(fields[1]) - 1)] if len(fields) > 2 else []
        elif key == "ROI name":
            names.append(value.strip())
        elif key == "ROI npts":
            counts.append(int(value))
    places = np.array(points, int).reshape(-1, 2)
    if not points or len(points) != sum(counts) or len(names) != len(counts):
        raise FreeNetError(f"'{path.name}' has {len(points)} points in place of the {sum(counts)} it announces.")
    if places.min() < 0 or (places >= shape).any():
        raise FreeNetError(f"'{path.name}' has points outside the image of {shape[1]} x {shape[0]} pixels.")
    regions = np.zeros(shape, np.uint8)
    regions[tuple(places.T)] = np.repeat(np.arange(1, len(counts) + 1), counts)
    return regions, names
