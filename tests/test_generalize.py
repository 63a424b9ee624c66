# SPDX-License-Identifier: GPL-3.0-or-later
"""Cleaning a class map from request to files: what it keeps, what it tells, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import gdal, osr
from scipy import ndimage
from small_runs import ENGINE, Watcher

from freenet_qgis import workflow
from freenet_qgis.allowance.bounds import MemoryBound
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, PROBABILITIES
from freenet_qgis.contract.report import Report
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.progress import Canceled
from freenet_qgis.request import GeneralizeRequest, Labelled, Outputs, Scene, Shape
from freenet_qgis.workers.interpreter import VARIABLE

CLASSES = (
    ClassInfo(3, "Wald «alt»", "#117733"),
    ClassInfo(40, "Wasser", "#3366cc"),
    ClassInfo(7, "Fels", "#999999"),
)
CLASSES = tuple(sorted(CLASSES, key=lambda info: info.value))  # Wald 1, Fels 2, Wasser 3


def wkt(epsg: int) -> str:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    return crs.ExportToWkt()


GRID = Grid(30, 40, tuple(scenes.GEOTRANSFORM), wkt(scenes.EPSG))


def labels() -> np.ndarray:
    """Wald beside Wasser, with specks of each other and a single pixel of Fels, and a frame without a class."""
    found = np.zeros((30, 40), np.uint8)
    found[2:28, 2:20], found[2:28, 20:38] = 1, 3
    found[6:8, 6:9], found[15, 30], found[20:22, 25:30] = 3, 2, 1
    return found


@pytest.fixture
def class_map(tmp_path: Path) -> Path:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, labels(), GRID, CLASSES))
    return tmp_path / "map.tif"


def write_bytes(path: Path, values: np.ndarray, nodata: int | None = None, names: Sequence[str] = ()) -> None:
    """A map as other software writes it."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), values.shape[1], values.shape[0], 1, gdal.GDT_Byte)
    dataset.SetGeoTransform(GRID.geotransform)
    dataset.SetProjection(GRID.crs_wkt)
    band = dataset.GetRasterBand(1)
    band.WriteArray(values)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    band.SetCategoryNames(list(names))


def request(path: Path, **rest: object) -> GeneralizeRequest:
    outputs = Outputs(class_map=path.with_name("cleaned.tif"), report=path.with_name("cleaned.html"))
    return GeneralizeRequest(Scene(path), **{"outputs": outputs, "engine": ENGINE, **rest})


def pixels(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


def test_grid_names_colours_and_nodata_are_kept_also_of_a_class_that_is_gone(class_map: Path) -> None:
    found = workflow.generalize(request(class_map), Watcher())
    after, before = (read_class_map(Scene(path)) for path in (class_map.with_name("cleaned.tif"), class_map))
    assert after.classes == before.classes and after.grid == before.grid
    wanted = labels()
    wanted[6:8, 6:9], wanted[15, 30] = 1, 3
    assert np.array_equal(after.labels(), wanted)
    assert (found.pixels_changed, found.patches_removed) == (7, 2)
    dataset = gdal.Open(str(class_map.with_name("cleaned.tif")))
    assert dataset.GetRasterBand(1).GetNoDataValue() == 0
    table = dataset.GetRasterBand(1).GetDefaultRAT()
    assert [table.GetValueAsString(row, 1) for row in range(3)] == [info.name for info in CLASSES]
    assert [table.GetValueAsInt(row, 2) for row in range(3)][1] == 0  # Fels
    assert "Fels" in class_map.with_name("cleaned.qml").read_text(encoding="utf-8")


def test_patches_removed_are_those_that_scipy_counts_fewer(class_map: Path) -> None:
    random = np.random.default_rng(0).integers(0, 4, (30, 40)).astype(np.uint8)
    write_map(class_map, NewMap(CLASS_MAP, random, GRID, CLASSES))
    found = workflow.generalize(request(class_map, connectedness="8", min_size=4), Watcher())
    counts = [
        sum(ndimage.label(values == info.value, np.ones((3, 3)))[1] for info in CLASSES)
        for values in (pixels(class_map), pixels(class_map.with_name("cleaned.tif")))
    ]
    assert found.patches_removed == counts[0] - counts[1] > 0
    assert found.pixels_changed == (pixels(class_map) != pixels(class_map.with_name("cleaned.tif"))).sum()


def test_zero_stays_a_class_where_it_is_one_and_so_does_the_nodata_value(tmp_path: Path) -> None:
    values = np.zeros((20, 20), np.uint8)
    values[:, 10:], values[3:5, 3:5], values[15, 15], values[0] = 1, 1, 0, 255
    write_bytes(tmp_path / "map.tif", values, 255, ["Moor", "Heide"])
    workflow.generalize(request(tmp_path / "map.tif"), Watcher())
    after = read_class_map(Scene(tmp_path / "cleaned.tif"))
    assert [(info.value, info.name) for info in after.classes] == [(0, "Moor"), (1, "Heide")]
    found = pixels(tmp_path / "cleaned.tif")
    assert (found[0] == 255).all() and (found[1:, :10] == 0).all() and (found[1:, 10:] == 1).all()


def test_zero_that_may_be_a_class_stays_and_is_told(tmp_path: Path) -> None:
    values = np.ones((20, 20), np.uint8)
    values[3:5, 3:5] = 0
    write_bytes(tmp_path / "map.tif", values)
    watcher = Watcher()
    workflow.generalize(request(tmp_path / "map.tif"), watcher)
    assert (pixels(tmp_path / "cleaned.tif") == values).all()
    assert watcher.warnings[0].startswith("4 pixels of the map hold 0, which counts as no class")


def test_a_map_without_a_class_and_one_of_256_are_refused(tmp_path: Path) -> None:
    write_bytes(tmp_path / "none.tif", np.zeros((20, 20), np.uint8), nodata=0)
    with pytest.raises(FreeNetError, match=r"'none\.tif' has no pixel with a class"):
        workflow.generalize(request(tmp_path / "none.tif"), Watcher())
    every = np.arange(256, dtype=np.uint8).reshape(16, 16)
    write_bytes(tmp_path / "every.tif", every, names=[f"class {value}" for value in range(256)])
    with pytest.raises(FreeNetError, match=r"'every\.tif' has 256 classes, 255 is the most"):
        workflow.generalize(request(tmp_path / "every.tif"), Watcher())


def test_hectares_in_degrees_are_those_on_the_ground(tmp_path: Path) -> None:
    grid = Grid(600, 8, (10.0, 0.1, 0.0, 60.0, 0.0, -0.1), wkt(4326))  # 60° north to the equator
    found = np.ones((600, 8), np.uint8)
    found[10, 3:6] = found[590, 3:6] = 3  # three pixels each: 18 500 ha and 37 000 ha
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, found, grid, CLASSES))
    workflow.generalize(request(tmp_path / "map.tif", min_size=28_000, unit="hectares"), Watcher())
    after = pixels(tmp_path / "cleaned.tif")
    assert (after[10] == 3).all() and (after[590, 3:6] == 40).all()


def test_hectares_of_a_plane_are_whole_pixels(class_map: Path) -> None:
    watcher = Watcher()
    workflow.generalize(request(class_map, min_size=0.1, unit="hectares"), watcher)
    assert pixels(class_map.with_name("cleaned.tif"))[20, 25] == 3  # ten pixels of 0.01 ha
    assert "Smallest patch: 0.1 ha, which are 10.0 pixels." in watcher.infos


def test_without_a_reference_no_engine_is_wanted(class_map: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "no/such/python")
    workflow.generalize(replace(request(class_map), engine=replace(ENGINE, python=None)), Watcher())
    figures = json.loads(class_map.with_name("cleaned.json").read_text(encoding="utf-8"))
    assert Report.from_dict(figures).map_pixels == (26 * 18 + 10, 0, 26 * 18 - 10)
    assert figures["cleaning"]["before"]["square_metres"][1] == pytest.approx(100, rel=1e-3)
    assert "nothing is known of what this does to the accuracy" in class_map.with_name("cleaned.html").read_text(
        "utf-8"
    )


@pytest.mark.slow
def test_a_reference_is_held_against_the_map_before_and_after(class_map: Path) -> None:
    edges = [(1, 4, 10, 4, 10), (3, 12, 18, 25, 33), (1, 20, 26, 4, 10), (3, 4, 10, 25, 33)]
    shapes = tuple(
        Shape(bytes(scenes.rectangle(*edge).ExportToWkb()), label, str(number))
        for number, (label, *edge) in enumerate(edges)
    )
    reference = Labelled("visited", shapes, CLASSES, numeric=False)
    found = workflow.generalize(request(class_map, reference=reference), Watcher())
    assert found.cleaned.reports is not None
    before, after = (one.accuracy for one in found.cleaned.reports)
    assert before.test_pixels == after.test_pixels == 168
    assert before.overall_accuracy == pytest.approx(1 - 7 / 168) and after.overall_accuracy == 1.0
    figures = json.loads(class_map.with_name("cleaned.json").read_text(encoding="utf-8"))
    assert Report.from_dict(figures).accuracy == after
    assert Report.from_dict(figures["cleaning"]["report_before"]).accuracy == before
    page = class_map.with_name("cleaned.html").read_text(encoding="utf-8")
    assert "95.8 %" in page and "100.0 %" in page


@pytest.mark.parametrize("stage", ["Cleaning the map", "Writing the results"])
def test_a_cancelled_run_leaves_nothing(class_map: Path, stage: str) -> None:
    there = sorted(class_map.parent.iterdir())
    watcher = Watcher()

    def stop() -> None:
        watcher.is_canceled = lambda: True  # type: ignore[method-assign]

    watcher.at, watcher.do = stage, stop
    with pytest.raises(Canceled):
        workflow.generalize(request(class_map), watcher)
    assert sorted(class_map.parent.iterdir()) == there


def probabilities(path: Path, names: tuple[str, ...] = ("Wasser", "Fels", "Wald «alt»")) -> Path:
    """Those of the map, its bands in another order."""
    order = [ClassInfo(number, name, "#000000") for number, name in enumerate(names, start=1)]
    likely = np.stack([np.where(labels() == label, 0.5, 0.25) for label in (3, 2, 1)], -1).astype(np.float32)
    likely[labels() == 0] = np.nan
    write_map(path, NewMap(PROBABILITIES, likely, GRID, order))
    return path


def image(path: Path) -> Path:
    truth = np.where(np.arange(40) < 20, 10.0, 20.0) + np.random.default_rng(0).normal(0, 1, (30, 40))
    scenes.write_cube(path, truth[..., None].astype(np.float32))
    return path


def test_bands_of_probabilities_are_matched_by_name(class_map: Path, tmp_path: Path) -> None:
    scenes_of = {"probabilities": Scene(probabilities(tmp_path / "p.tif")), "image": Scene(image(tmp_path / "i.tif"))}
    workflow.generalize(request(class_map, method="probabilities", **scenes_of), Watcher())
    after = read_class_map(Scene(tmp_path / "cleaned.tif")).labels()
    assert np.array_equal(after == 0, labels() == 0)
    assert (after[2:28, 2:18] == 1).all() and (after[2:28, 22:38] == 3).all()


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ({"min_size": 0}, "'sieve' would change nothing"),
        ({"unit": "hectares"}, "is to be in hectares, but there is no size"),
        ({"method": "probabilities"}, "it needs both"),
        ({"image": Scene(Path("i.tif"))}, "IMAGE is for the method 'probabilities' alone"),
    ],
)
def test_what_makes_no_sense_is_refused(class_map: Path, rest: dict[str, object], problem: str) -> None:
    with pytest.raises(FreeNetError, match=problem):
        workflow.generalize(request(class_map, **rest), Watcher())
    assert not class_map.with_name("cleaned.tif").exists()


def test_probabilities_of_other_classes_or_on_another_grid_are_refused(class_map: Path, tmp_path: Path) -> None:
    other = Scene(probabilities(tmp_path / "p.tif", ("Wasser", "Fels", "Acker")))
    scene = Scene(image(tmp_path / "i.tif"))
    with pytest.raises(FreeNetError, match=r"'p.tif' \(Wasser, Fels, Acker\) are not of the classes of the map"):
        workflow.generalize(request(class_map, method="probabilities", probabilities=other, image=scene), Watcher())
    scenes.write_cube(tmp_path / "i.tif", np.ones((30, 41, 1), np.float32))
    mine = Scene(probabilities(tmp_path / "p.tif"))
    with pytest.raises(FreeNetError, match=r"'i.tif' \(41 x 30 pixels\) does not lie on the pixels"):
        workflow.generalize(request(class_map, method="probabilities", probabilities=mine, image=scene), Watcher())


def test_an_image_that_nothing_places_on_the_map_is_refused(class_map: Path, tmp_path: Path) -> None:
    scenes.write_cube(tmp_path / "i.tif", np.ones((30, 40, 1), np.float32), definition="")
    rest = {"probabilities": Scene(probabilities(tmp_path / "p.tif")), "image": Scene(tmp_path / "i.tif")}
    with pytest.raises(FreeNetError, match=r"'i\.tif' has no coordinate reference system"):
        workflow.generalize(request(class_map, method="probabilities", **rest), Watcher())


def test_noise_that_does_not_fit_into_memory_is_refused(class_map: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    little = MemoryBound("SLURM", 2**30, 100)
    monkeypatch.setattr("freenet_qgis.workflow.cleaning_inputs.memory_bound", lambda: little)
    problem = r"'map\.tif' changes its class so often .* SLURM has given this job 1\.0 GB"
    with pytest.raises(FreeNetError, match=problem):
        workflow.generalize(request(class_map), Watcher())


def test_bands_with_names_that_are_no_classes_of_the_map_are_not_taken_by_their_order(
    class_map: Path, tmp_path: Path
) -> None:
    other = probabilities(tmp_path / "other.tif", ("Acker", "Moor", "Heide"))
    rest = {"method": "probabilities", "probabilities": Scene(other), "image": Scene(image(tmp_path / "image.tif"))}
    with pytest.raises(FreeNetError, match=r"\(Acker, Moor, Heide\) are not of the classes of the map"):
        workflow.generalize(request(class_map, **rest), Watcher())
    write_bytes(tmp_path / "plain.tif", labels(), nodata=0)
    watcher = Watcher()
    workflow.generalize(request(tmp_path / "plain.tif", **rest), watcher)
    assert any("(Acker, Moor, Heide) are taken in their order" in text for text in watcher.infos)


def test_pixels_without_probabilities_or_image_are_told(class_map: Path, tmp_path: Path) -> None:
    known = probabilities(tmp_path / "probabilities.tif")
    dataset = gdal.Open(str(image(tmp_path / "image.tif")), gdal.GA_Update)
    nothing = np.full((10, 40), np.nan, np.float32)
    for number in range(1, dataset.RasterCount + 1):
        dataset.GetRasterBand(number).WriteArray(nothing)
    dataset = None
    watcher = Watcher()
    rest = {"probabilities": Scene(known), "image": Scene(tmp_path / "image.tif")}
    workflow.generalize(request(class_map, method="probabilities", min_size=0, **rest), watcher)
    pixels_lost = int((labels()[:10] > 0).sum())
    assert any(text.startswith(f"{pixels_lost} pixels with a class keep it") for text in watcher.warnings)


def test_without_a_crs_hectares_are_refused(tmp_path: Path) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, labels(), replace(GRID, crs_wkt=""), CLASSES))
    with pytest.raises(FreeNetError, match=r"Nothing tells how large a pixel of 'map.tif' is on the ground"):
        workflow.generalize(request(tmp_path / "map.tif", min_size=1, unit="hectares"), Watcher())
