# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters of all kinds, and GDAL's own command-line tools as an independent opinion."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional, Union

import numpy as np
import pytest
from osgeo import gdal, gdal_array, osr
from rasters import NORTH_UP, GdalInfo, Read, ReadRaster, RunTool, WriteRaster

from freenet_qgis.geodata import raster
from freenet_qgis.geodata.raster import ReadPlan
from freenet_qgis.geodata.raster.mixing import Mix


@pytest.fixture
def write_raster(tmp_path: Path) -> WriteRaster:
    """A function that writes a (rows, cols, bands) array as a raster and returns its path."""

    def write(
        cube: np.ndarray,
        name: str = "raster.tif",
        driver: str = "GTiff",
        geotransform: Optional[Sequence[float]] = NORTH_UP,
        epsg: Optional[int] = 32633,
        nodata: Sequence[Optional[float]] = (),
        options: Sequence[str] = (),
        items: Sequence[dict[str, str]] = (),
        domains: Optional[dict[str, dict[str, str]]] = None,
        edit: Callable[[gdal.Dataset], Any] = lambda dataset: None,
    ) -> Path:
        rows, cols, bands = cube.shape
        kind = gdal_array.NumericTypeCodeToGDALTypeCode(cube.dtype)
        path = tmp_path / name
        dataset = gdal.GetDriverByName(driver).Create(str(path), cols, rows, bands, kind, options=list(options))
        if geotransform:
            dataset.SetGeoTransform(geotransform)
        if epsg:
            crs = osr.SpatialReference()
            crs.ImportFromEPSG(epsg)
            dataset.SetProjection(crs.ExportToWkt())
        for domain, entries in (domains or {}).items():
            dataset.SetMetadata(entries, domain)
        for index in range(bands):
            band = dataset.GetRasterBand(index + 1)
            if index < len(nodata) and nodata[index] is not None:
                band.SetNoDataValue(nodata[index])
            if index < len(items):
                band.SetMetadata(items[index])
            if driver != "VRT":  # a VRT without sources has metadata only
                band.WriteArray(cube[..., index])
        edit(dataset)
        dataset.FlushCache()
        return path

    return write


@pytest.fixture
def read(tmp_path: Path) -> ReadRaster:
    """A function that reads a raster as the workflow does that copies it."""

    def read_all(
        path: Path, wanted: Optional[Sequence[Union[int, Mix]]] = None, window_bytes: int = ReadPlan.window_bytes
    ) -> Read:
        folder = tmp_path / "run"
        folder.mkdir(exist_ok=True)
        info = raster.describe(path)
        plain = {band.number: Mix(band, (band.number,)) for band in info.bands}
        mixes = None if wanted is None else [plain.get(one, one) for one in wanted]
        copying = replace(raster.plan_reading(info, mixes), plain=None, window_bytes=window_bytes)
        result = raster.read(copying, folder, lambda done: None)
        return Read(info, result, np.load(folder / "cube.npy"), np.load(folder / "valid.npy"))

    return read_all


@pytest.fixture
def run_tool() -> RunTool:
    """A function that runs one of GDAL's command-line tools and returns what it prints."""

    def run(tool: str, *arguments: object) -> str:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is missing (Debian package gdal-bin)")
        return subprocess.run(
            [tool, *map(str, arguments)], check=True, capture_output=True, text=True, encoding="utf-8"
        ).stdout

    return run


@pytest.fixture
def gdalinfo(run_tool: RunTool) -> GdalInfo:
    """A function that returns what ``gdalinfo -json`` tells about a raster."""
    return lambda path, *options: json.loads(run_tool("gdalinfo", "-json", *options, path))
