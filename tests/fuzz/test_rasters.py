# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters and polygons of every kind, through the whole line: a map of the very grid, or a sentence."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fuzzing import fuzz
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal, ogr, osr
from rasters import NORTH_UP, ROTATED, SOUTH_UP
from small_runs import CLASSES, ENGINE, Watcher

from freenet_qgis import workflow
from freenet_qgis.contract.job import Grid, TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.vector import polygons
from freenet_qgis.request import ClassifyRequest, Labelled, Outputs, Scene, Shape, TrainRequest

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("engine_here")]
LONGEST_SENTENCE = 1000

DTYPES = {
    "uint8": gdal.GDT_Byte, "int16": gdal.GDT_Int16, "uint16": gdal.GDT_UInt16, "int32": gdal.GDT_Int32,
    "uint32": gdal.GDT_UInt32, "float32": gdal.GDT_Float32, "float64": gdal.GDT_Float64, "complex64": gdal.GDT_CFloat32,
}  # fmt: skip
DRIVERS = {"GTiff": ".tif", "ENVI": ".dat", "EHdr": ".bil", "HFA": ".img", "VRT": ".vrt"}
OPTIONS = {
    "GTiff": [[], ["INTERLEAVE=BAND"], ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"], ["COMPRESS=DEFLATE"]],
    "ENVI": [["INTERLEAVE=BSQ"], ["INTERLEAVE=BIL"], ["INTERLEAVE=BIP"]],
}
GRIDS = [
    NORTH_UP, SOUTH_UP, ROTATED, (0.0, 1e-5, 0.0, 52.0, 0.0, -1e-5), (1e300, 1e290, 0.0, 0.0, 0.0, -1e290),
    (0.0, 1.0, 0.0, 0.0, 0.0, 1.0), (0.0, 1.0, 1.0, 0.0, 1.0, 1.0), (400_000.0, -10.0, 0.0, 5_800_000.0, 0.0, -10.0),
    (float("nan"), 1.0, 0.0, 0.0, 0.0, -1.0),
]  # fmt: skip
CRS = [32633, 4326, 3857, 2056, 4979, None]
NODATA = [None, 0, 1, -9999, 255, 1e300, -3.4e38, float("nan"), float("inf"), 0.5]
TEXTS = st.sampled_from(["nan", "inf", "-1", "0", "1e999", "550", "550 nm", "0,55", "", "{1,2", "\u00fc"])


@st.composite
def rasters(draw: st.DrawFn) -> dict[str, Any]:
    """How a raster is to be written; most are small, some of a single row, column or pixel."""
    driver = draw(st.sampled_from(list(DRIVERS)))
    sizes = st.one_of(st.just(1), st.integers(2, 40))
    return {
        "driver": driver,
        "options": draw(st.sampled_from(OPTIONS.get(driver, [[]]))),
        "dtype": draw(st.sampled_from(list(DTYPES))),
        "shape": (draw(sizes), draw(sizes), draw(st.integers(1, 5))),
        "grid": draw(st.one_of(st.just(NORTH_UP), st.sampled_from(GRIDS))),
        "crs": draw(st.one_of(st.just(32633), st.sampled_from(CRS))),
        "nodata": draw(st.lists(st.sampled_from(NODATA), min_size=5, max_size=5)),
        "values": draw(st.sampled_from(["noise", "constant", "nodata", "extreme", "blocks"])),
        "scale": draw(st.sampled_from([None, 0.0, 1e-4, -1.0, 1e300, float("nan")])),
        "wavelength": draw(st.one_of(st.none(), TEXTS)),
        "alpha": draw(st.booleans()),
        "seed": draw(st.integers(0, 2**16)),
    }


def write_raster(folder: Path, wanted: dict[str, Any]) -> Path:
    """Write a raster; one that GDAL does not write is left as it is, also half."""
    rows, cols, bands = wanted["shape"]
    path = folder / f"scene{DRIVERS[wanted['driver']]}"
    written = path if wanted["driver"] != "VRT" else folder / "source.tif"
    driver = gdal.GetDriverByName("GTiff" if wanted["driver"] == "VRT" else wanted["driver"])
    kind = DTYPES[wanted["dtype"]]
    dataset = driver.Create(str(written), cols, rows, bands, kind, options=wanted["options"])
    if dataset is None:
        path.write_bytes(b"")
        return path
    dataset.SetGeoTransform(wanted["grid"])
    if wanted["crs"]:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(wanted["crs"])
        dataset.SetProjection(crs.ExportToWkt())
    cube = values(wanted)
    for index in range(bands):
        band = dataset.GetRasterBand(index + 1)
        if wanted["nodata"][index] is not None:
            band.SetNoDataValue(float(wanted["nodata"][index]))
        if wanted["scale"] is not None:
            band.SetScale(wanted["scale"])
        if wanted["wavelength"] is not None:
            band.SetMetadata({"wavelength": wanted["wavelength"].replace("\0", ""), "wavelength_units": "Nanometers"})
        if wanted["alpha"] and index == bands - 1:
            band.SetColorInterpretation(gdal.GCI_AlphaBand)
        band.WriteArray(cube[..., index])
    dataset.FlushCache()
    del band, dataset
    if wanted["driver"] == "VRT":
        gdal.Translate(str(path), str(written), format="VRT")
    return path


def values(wanted: dict[str, Any]) -> np.ndarray:
    """Of the pixels, in the type of the raster."""
    rng, shape, dtype = np.random.default_rng(wanted["seed"]), wanted["shape"], np.dtype(wanted["dtype"])
    if wanted["values"] == "constant":
        return np.full(shape, 7, dtype)
    if wanted["values"] == "nodata":
        with np.errstate(all="ignore"):
            return np.full(shape, wanted["nodata"][0] or 0).astype(dtype)
    if wanted["values"] == "extreme" and dtype.kind == "f":
        limit = np.finfo(dtype).max
        return rng.choice(np.array([np.nan, np.inf, -np.inf, limit, -limit, 0, 1], dtype), shape)
    if wanted["values"] == "extreme" and dtype.kind in "iu":
        return rng.choice(np.array([np.iinfo(dtype).max, np.iinfo(dtype).min, 0], dtype), shape)
    blocks = (np.indices(shape[:2]) // 4).sum(0)[..., None] % 3 * 40.0 + rng.normal(60, 3, shape)
    noise = rng.integers(0, 120, shape)
    return (blocks if wanted["values"] == "blocks" else noise).astype(dtype)


@given(wanted=rasters())
@fuzz(few=24, full=500)
def test_any_raster_gives_a_map_or_a_sentence(wanted: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as name, silent():
        folder = Path(name)
        path = write_raster(folder, wanted)
        outputs = Outputs(
            class_map=folder / "map.tif", confidence=folder / "sure.tif", model=folder / "model.safetensors"
        )
        shapes = checkered(path)
        training = Labelled("training", shapes, CLASSES[:2], numeric=True, field="class_id")
        options = TrainOptions("fast", 1, "polygons")
        wish = TrainRequest(Scene(path, ""), training, outputs, options, seed=0, engine=ENGINE)
        made = attempt(lambda: workflow.train(wish, Watcher()))
        check(path, outputs, made)
        if made:  # its model knows the way back
            again = Outputs(class_map=folder / "again.tif")
            read_model_card(outputs.model)
            request = ClassifyRequest(Scene(path, ""), outputs.model, again, engine=ENGINE)
            assert attempt(lambda: workflow.classify(request, Watcher()))
            found = [gdal.Open(str(one.class_map)).ReadAsArray() for one in (outputs, again)]
            assert np.array_equal(*found)


def checkered(path: Path) -> tuple[Shape, ...]:
    """Two classes, each with two polygons, in the corners of whatever raster it is; anywhere if it is none."""
    try:
        grid = raster.describe(path).grid
    except FreeNetError:
        grid = Grid(10, 10, NORTH_UP, "")
    x0, dx_col, dx_row, y0, dy_col, dy_row = grid.geotransform
    shapes = []
    for index, (down, right) in enumerate(((0, 0), (0, 1), (1, 1), (1, 0))):
        top, left = down * grid.rows / 2, right * grid.cols / 2
        corners = [(top, left), (top, left + grid.cols / 2), (top + grid.rows / 2, left + grid.cols / 2),
                   (top + grid.rows / 2, left), (top, left)]  # fmt: skip
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for row, col in corners:
            ring.AddPoint_2D(x0 + col * dx_col + row * dx_row, y0 + col * dy_col + row * dy_row)
        polygon = ogr.Geometry(ogr.wkbPolygon)
        polygon.AddGeometry(ring)
        shapes.append(Shape(bytes(polygon.ExportToWkb()), index % 2 + 1, str(index)))
    return tuple(shapes)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain one, for polygons that are not."""
    wanted = {
        "driver": "GTiff", "options": [], "dtype": "uint8", "shape": (30, 30, 3), "grid": NORTH_UP, "crs": 32633,
        "nodata": [0] * 5, "values": "blocks", "scale": None, "wavelength": None, "alpha": False, "seed": 1,
    }  # fmt: skip
    return write_raster(tmp_path_factory.mktemp("plain"), wanted)


COORDINATES = st.one_of(st.integers(-50, 400), st.floats(-50, 400), st.sampled_from([1e308, -1e308, 1e-308, 0, 300]))


@st.composite
def geometries(draw: st.DrawFn) -> ogr.Geometry:
    """Polygons as people and programs leave them: crossing, flat, empty, with holes, heights and parts far away."""
    kinds = [ogr.wkbPolygon, ogr.wkbPolygon25D, ogr.wkbPolygonZM, ogr.wkbMultiPolygon, ogr.wkbPoint]
    kind = draw(st.sampled_from(kinds))
    if kind == ogr.wkbPoint:
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(*place(draw))
        return point
    if kind == ogr.wkbMultiPolygon:
        parts = ogr.Geometry(ogr.wkbMultiPolygon)
        for part in draw(st.lists(polygon(ogr.wkbPolygon), max_size=3)):
            parts.AddGeometry(part)
        return parts
    return draw(polygon(kind))


@st.composite
def polygon(draw: st.DrawFn, kind: int) -> ogr.Geometry:
    found = ogr.Geometry(kind)
    for _ in range(draw(st.integers(0, 3))):
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for _ in range(draw(st.integers(0, 7))):
            x, y = place(draw)
            if kind == ogr.wkbPolygon:
                ring.AddPoint_2D(x, y)
            else:
                ring.AddPoint(x, y, draw(st.sampled_from([0.0, 1e308, float("nan")])))
        if draw(st.booleans()):
            ring.CloseRings()
        found.AddGeometry(ring)
    return found


def place(draw: st.DrawFn) -> tuple[float, float]:
    """In the CRS of the scene, around it or nowhere."""
    x, y = draw(COORDINATES), draw(COORDINATES)
    return NORTH_UP[0] + x, NORTH_UP[3] - y


@given(drawn=st.lists(st.tuples(geometries(), st.integers(1, 4)), max_size=8), touched=st.booleans())
@fuzz(few=60, full=500)
def test_any_polygons_burn_into_the_grid_or_give_a_sentence(
    scene: Path, drawn: list[tuple[ogr.Geometry, int]], touched: bool
) -> None:
    grid = raster.describe(scene).grid
    shapes = [Shape(bytes(geometry.ExportToWkb()), label, "") for geometry, label in drawn]
    with silent():
        try:
            burned = polygons.burn(shapes, grid, touched)
        except FreeNetError as error:
            assert len(str(error)) < LONGEST_SENTENCE
            return
    assert burned.labels.shape == burned.polygon_ids.shape == (grid.rows, grid.cols)
    assert ((burned.labels > 0) == (burned.polygon_ids > 0)).all()
    labels = np.array([0, *(shape.label for shape in shapes)])
    assert (labels[burned.polygon_ids] == burned.labels).all()


@given(drawn=st.lists(st.tuples(geometries(), st.integers(1, 2)), min_size=1, max_size=5), is_beside=st.booleans())
@fuzz(few=25, full=150)
def test_any_polygons_give_a_map_or_a_sentence(
    scene: Path, drawn: list[tuple[ogr.Geometry, int]], is_beside: bool
) -> None:
    shapes = tuple(Shape(bytes(geometry.ExportToWkb()), label, str(label)) for geometry, label in drawn)
    if is_beside:  # good ones
        shapes += checkered(scene)
    with tempfile.TemporaryDirectory() as name, silent():
        outputs = Outputs(class_map=Path(name) / "map.tif", report=Path(name) / "report.html")
        training = Labelled("training", shapes, CLASSES[:2], numeric=True, field="class_id")
        options = TrainOptions("fast", 1, "polygons")
        request = TrainRequest(Scene(scene, ""), training, outputs, options, seed=0, engine=ENGINE)
        check(scene, outputs, attempt(lambda: workflow.train(request, Watcher())))


def attempt(run: Any) -> bool:
    """Whether a run gives a result; the only other thing it may give is a sentence."""
    try:
        run()
    except FreeNetError as error:
        assert error.message and len(str(error)) < LONGEST_SENTENCE
        return False
    return True


def check(path: Path, outputs: Outputs, is_made: bool) -> None:
    """A map has the grid of its raster; without one there is nothing."""
    if not is_made:
        assert not any(one.exists() for one in outputs.files())
        return
    theirs, ours = gdal.Open(str(path)), gdal.Open(str(outputs.class_map))
    assert (ours.RasterXSize, ours.RasterYSize) == (theirs.RasterXSize, theirs.RasterYSize)
    assert ours.GetGeoTransform() == pytest.approx(theirs.GetGeoTransform())


@contextmanager
def silent() -> Iterator[None]:
    """What GDAL has to say of strange files need not be printed."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
