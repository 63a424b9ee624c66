# SPDX-License-Identifier: GPL-3.0-or-later
"""Finished means finished: maps that are there are made again if, and only if, they would not be the same or whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from freenet_qgis import report
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import MapKind
from freenet_qgis.contract.report import Report
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.results.provenance import Provenance
from freenet_qgis.request import Area, ChosenNodata, ClassifyRequest, EngineChoice, FurtherRaster, Mask, Outputs, Scene
from freenet_qgis.sources.gdal_name import named
from freenet_qgis.workflow import is_finished
from freenet_qgis.workflow.made_from import made_from

CLASSES = (ClassInfo(1, "Water", "#0000ff"), ClassInfo(2, "Wood", "#00ff00"))
GRID = Grid(2, 2001, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "")  # just large enough for overviews
FUTURE = 4_000_000_000


def raster(path: Path, value: int = 1) -> Path:
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 3, 2, 1)
    dataset.GetRasterBand(1).Fill(value)
    return path


def map_of(request: ClassifyRequest, digest: str) -> None:
    """Maps as a run leaves them."""
    shape = GRID.rows, GRID.cols
    values: dict[str, Callable[[MapKind], np.ndarray]] = {
        "classes": lambda kind: np.random.default_rng(0).integers(0, 3, shape).astype(np.uint8),
        "shares": lambda kind: np.random.default_rng(0).random(shape).astype(np.float32),
    }
    for kind, path in request.outputs.maps().items():
        write_map(path, NewMap(kind, values[kind.content](kind), GRID, CLASSES, origin=Provenance(made_from=digest)))
    if request.outputs.report:
        report.write(request.outputs.report, Report("1", "classify", "a.tif", model="m.safetensors"))


@pytest.fixture
def request_(tmp_path: Path) -> ClassifyRequest:
    """A scene from the future, and the maps that are made of it."""
    for number, name in enumerate(("a", "dsm", "clouds")):
        os.utime(raster(tmp_path / f"{name}.tif", number), (FUTURE, FUTURE))
    (tmp_path / "m.safetensors").write_bytes(b"model")
    kinds = {"class_map": "classes.tif", "confidence": "confidence.tif", "report": "report.html"}
    outputs = Outputs(**{kind: tmp_path / f"a_{ending}" for kind, ending in kinds.items()})
    scene = Scene(
        tmp_path / "a.tif", further=(FurtherRaster(tmp_path / "dsm.tif"),), mask=Mask(tmp_path / "clouds.tif")
    )
    request = ClassifyRequest(scene, tmp_path / "m.safetensors", outputs)
    map_of(request, made_from(request))
    return request


def test_copies_other_times_and_what_changes_no_pixel_are_of_no_matter(
    request_: ClassifyRequest, tmp_path: Path
) -> None:
    assert is_finished(request_)
    copied = tmp_path / "maps" / "a_classes.tif"
    copied.parent.mkdir()
    for path in tmp_path.glob("a_classes.*"):
        shutil.copyfile(path, copied.parent / path.name)
    for path in (copied, request_.model):
        os.utime(path, (1, 1))
    model = shutil.copyfile(request_.model, tmp_path / "other.safetensors")
    scene = replace(request_.scene, large_bytes=1)
    again = ClassifyRequest(scene, model, Outputs(class_map=copied), EngineChoice(Path("python"), "cuda"))
    assert is_finished(again)


def moved(request: ClassifyRequest, folder: Path) -> ClassifyRequest:
    """The same, when all its files have been moved to a folder."""
    scene, files = request.scene, request.outputs.maps()
    request.outputs.class_map.parent.rename(folder)
    scene = replace(
        scene,
        raster=folder / scene.raster.name,
        further=(replace(scene.further[0], raster=folder / scene.further[0].raster.name),),
        mask=replace(scene.mask, raster=folder / scene.mask.raster.name),
    )
    outputs = Outputs(**{kind.id: folder / path.name for kind, path in files.items()})
    return replace(request, scene=scene, model=folder / request.model.name, outputs=outputs)


def test_an_archive_that_was_moved_is_finished_and_another_of_the_same_names_is_not(
    request_: ClassifyRequest, tmp_path: Path
) -> None:
    again = moved(request_, tmp_path.with_name("elsewhere"))
    assert is_finished(again)
    size = again.scene.raster.stat().st_size
    raster(again.scene.raster, 3)
    os.utime(again.scene.raster, (FUTURE, FUTURE))
    assert again.scene.raster.stat().st_size == size and not is_finished(again)


CHANGES: dict[str, Callable[[Scene], Scene]] = {
    "area": lambda scene: replace(scene, area=Area((b"\0",), "fields")),
    "mask": lambda scene: replace(scene, mask=None),
    "values of the mask": lambda scene: replace(scene, mask=replace(scene.mask, values="3")),
    "dates": lambda scene: replace(scene, dates=("2021-06-04",)),
    "no data": lambda scene: replace(scene, nodata=(ChosenNodata(1, ((0.0, 1.0),)),)),
    "stack": lambda scene: replace(scene, further=()),
    "resampling": lambda scene: replace(scene, further=(replace(scene.further[0], resampling="nearest"),)),
    "reference system": lambda scene: replace(scene, crs_wkt="EPSG:32633"),
    "name within its file": lambda scene: replace(scene, raster=named(f"GTIFF_DIR:1:{scene.raster}")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_set_up_is_not_finished(request_: ClassifyRequest, change: Callable[[Scene], Scene]) -> None:
    assert not is_finished(replace(request_, scene=change(request_.scene)))
    assert not is_finished(replace(request_, statistics="approximate"))
    assert not is_finished(replace(request_, outputs=replace(request_.outputs, novelty=Path("a_novelty.tif"))))


def touched(path: Path) -> None:
    os.utime(path, (FUTURE - 1, FUTURE - 1))


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def emptied_at_the_end(path: Path) -> None:
    content, lost = path.read_bytes(), path.stat().st_size // 2
    path.write_bytes(content[:-lost] + bytes(lost))


def without_overviews(path: Path) -> None:
    """As a copy that ends before the directory of the first of them; pixels and metadata are there."""
    gdal.Open(str(path), gdal.GA_Update).BuildOverviews("NONE", [])


DAMAGES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "other model": ("m.safetensors", lambda path: (path.write_bytes(b"MODEL"), None)[1]),
    "no model": ("m.safetensors", Path.unlink),
    "other scene": ("a.tif", touched),
    "no scene": ("a.tif", Path.unlink),
    "other raster of the stack": ("dsm.tif", touched),
    "other mask": ("clouds.tif", touched),
    "no map": ("a_confidence.tif", Path.unlink),
    "map cut short": ("a_classes.tif", cut_short),
    "confidence cut short": ("a_confidence.tif", cut_short),
    "end of the map lost": ("a_classes.tif", emptied_at_the_end),
    "no overviews": ("a_classes.tif", without_overviews),
    "no style": ("a_confidence.qml", Path.unlink),
    "report cut short": ("a_report.html", cut_short),
    "no figures of the report": ("a_report.json", Path.unlink),
    "style cut short": ("a_classes.qml", cut_short),
    "no names of classes": ("a_classes.tif.aux.xml", Path.unlink),
    "no table of classes": ("a_classes.tif.vat.dbf", Path.unlink),
}


@pytest.mark.parametrize(("name", "damage"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_not_whole_or_of_something_else_is_made_again(
    request_: ClassifyRequest, tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(tmp_path / name)
    assert not is_finished(request_)


def test_maps_that_do_not_tell_what_they_were_made_from_go_by_times(request_: ClassifyRequest) -> None:
    map_of(request_, "")
    sources = *request_.scene.all_sources, request_.model
    for path in sources:
        os.utime(path, (1000, 1000))
    (request_.outputs.class_map.parent / "a_classes.tif.vat.dbf").unlink()  # older versions wrote none
    assert is_finished(request_)
    os.utime(sources[1], (FUTURE, FUTURE))
    assert not is_finished(request_)
    os.utime(sources[1], (1000, 1000))
    cut_short(request_.outputs.class_map)
    assert not is_finished(request_)
