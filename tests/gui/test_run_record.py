# SPDX-License-Identifier: GPL-3.0-or-later
"""What a project remembers of a run finds the files of its layers, whatever else names these."""

from __future__ import annotations

from pathlib import Path

import pytest
from records import run_record


@pytest.mark.parametrize(
    "raster",
    [
        "{file}",
        "/vsizip/{file}/scenes/a.tif",
        "/vsizip/{{{file}}}/a.tif",
        'NETCDF:"{file}":reflectance',
        "NETCDF:{file}:reflectance",
        'HDF5:"{file}"://group/cube',
        "GPKG:{file}:a table",
        "vrt://{file}?bands=1,2",
        "{file}|option:OVERVIEW_LEVEL=1",
    ],
)
def test_a_raster_within_a_file_is_found_where_that_has_gone(tmp_path: Path, raster: str) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    (old / "many.nc").touch()
    run = run_record(raster.format(file=old / "many.nc"))
    stored = run.with_paths(lambda path: path.replace(str(old), "."))
    assert stored.settings.raster == raster.format(file="./many.nc")
    old.rename(new)
    found = stored.with_paths(lambda path: str(new / path))
    assert found.settings.raster == raster.format(file=new / "many.nc")


@pytest.mark.parametrize("raster", ["/vsimem/scene.tif", "PG:host=h dbname=d", "<VRTDataset/>", "/vsizip//gone.zip/a"])
def test_a_raster_that_is_in_no_file_keeps_its_name(raster: str) -> None:
    assert run_record(raster).with_paths(lambda path: f"/elsewhere/{path}").settings.raster == raster


@pytest.mark.parametrize("rest", ["", "|layername=areas", "|layername=areas|subset=name = 'a|layername=b'"])
@pytest.mark.parametrize("name", ["areas.gpkg", "one|two.gpkg"])
def test_only_the_file_of_polygons_changes_whatever_its_name(tmp_path: Path, name: str, rest: str) -> None:
    run = run_record("", f"{tmp_path / name}{rest}").with_paths(lambda path: Path(path).name.upper())
    assert run.settings.polygons == run.settings.training == f"{name.upper()}{rest}"
