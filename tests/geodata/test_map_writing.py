# SPDX-License-Identifier: GPL-3.0-or-later
"""Written maps as gdalinfo and gdal_translate see them, and what is left when writing fails."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from osgeo import gdal
from rasters import NORTH_UP, ROTATED, SOUTH_UP, GdalInfo, RunTool, WriteRaster
from scenes import write_scene

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, MAPS, OFFERED_MAPS, PROBABILITIES, MapKind
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.new_files import new_files
from freenet_qgis.geodata.raster import describe
from freenet_qgis.geodata.results import result_files, styles
from freenet_qgis.geodata.results.map_writing import NewMap, write_map

CLASSES = (ClassInfo(3, "Water", "#1f78b4"), ClassInfo(7, "Meadow", "#b2df8a"), ClassInfo(255, "Forest", "#33a02c"))
VALUES = np.array([0, 3, 7, 255])
COMPANIONS = ["map.qml", "map.tif", "map.tif.aux.xml", "map.tif.vat.cpg", "map.tif.vat.dbf"]


@pytest.fixture
def grid(tmp_path: Path) -> Grid:
    return describe(write_scene(tmp_path, shape=(600, 300, 1)).raster).grid


@pytest.fixture
def class_map(grid: Grid) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 4, (grid.rows, grid.cols)).astype(np.uint8)


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".")]


def test_map_is_a_tiled_compressed_byte_geotiff(
    tmp_path: Path, class_map: np.ndarray, grid: Grid, gdalinfo: GdalInfo
) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    info = gdalinfo(tmp_path / "map.tif")
    [band] = info["bands"]
    assert info["driverShortName"] == "GTiff"
    assert info["metadata"]["IMAGE_STRUCTURE"]["COMPRESSION"] == "DEFLATE"
    assert (band["block"], band["type"], band["noDataValue"]) == ([256, 256], "Byte", 0)
    assert band["colorInterpretation"] == "Palette"


def test_map_holds_class_values(tmp_path: Path, class_map: np.ndarray, grid: Grid, run_tool: RunTool) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    run_tool("gdal_translate", "-q", "-of", "ENVI", tmp_path / "map.tif", tmp_path / "plain.dat")
    plain = np.fromfile(tmp_path / "plain.dat", np.uint8).reshape(class_map.shape)
    np.testing.assert_array_equal(plain, VALUES[class_map])


@pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north", "south", "rotated"])
def test_grid_of_the_map_is_that_of_the_raster(
    tmp_path: Path, write_raster: WriteRaster, gdalinfo: GdalInfo, geotransform: Sequence[float]
) -> None:
    raster = write_raster(np.ones((9, 7, 2), np.int16), geotransform=geotransform)
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, np.ones((9, 7), np.uint8), describe(raster).grid, CLASSES))
    wanted, told = gdalinfo(raster), gdalinfo(tmp_path / "map.tif")
    for key in ("size", "geoTransform", "cornerCoordinates"):
        assert told[key] == wanted[key]
    assert told["coordinateSystem"]["wkt"] == wanted["coordinateSystem"]["wkt"]


@pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north", "south", "rotated"])
def test_each_place_on_the_ground_has_its_class(tmp_path: Path, grid: Grid, geotransform: Sequence[float]) -> None:
    labels = np.array([[1, 2, 3, 0], [2, 3, 1, 1], [3, 3, 2, 1]], np.uint8)
    place = Grid(*labels.shape, tuple(geotransform), grid.crs_wkt)
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, labels, place, CLASSES))
    written = gdal.Open(str(tmp_path / "map.tif"))
    back = gdal.InvGeoTransform(written.GetGeoTransform())
    for (row, col), label in np.ndenumerate(labels):
        x, y = gdal.ApplyGeoTransform(list(geotransform), col + 0.5, row + 0.5)
        col_there, row_there = map(int, gdal.ApplyGeoTransform(back, x, y))
        assert written.ReadAsArray(col_there, row_there, 1, 1) == VALUES[label]


def test_south_up_map_warps_to_its_mirror_image(
    tmp_path: Path, run_tool: RunTool, class_map: np.ndarray, grid: Grid
) -> None:
    south_up = Grid(grid.rows, grid.cols, SOUTH_UP, grid.crs_wkt)
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, south_up, CLASSES))
    run_tool("gdalwarp", "-q", "-tr", 10, 10, tmp_path / "map.tif", tmp_path / "north.tif")
    warped = gdal.Open(str(tmp_path / "north.tif"))
    assert warped.GetGeoTransform()[5] == -10
    np.testing.assert_array_equal(warped.ReadAsArray(), np.flipud(VALUES[class_map]))


def test_colours_and_names_are_in_the_file(
    tmp_path: Path, class_map: np.ndarray, grid: Grid, gdalinfo: GdalInfo
) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    [band] = gdalinfo(tmp_path / "map.tif")["bands"]
    entries = band["colorTable"]["entries"]
    assert entries[3] == [0x1F, 0x78, 0xB4, 255]
    assert entries[7] == [0xB2, 0xDF, 0x8A, 255]
    dataset = gdal.Open(str(tmp_path / "map.tif"))
    assert dataset.GetRasterBand(1).GetDescription() == "Class"  # only now does GDAL read the .aux.xml
    names = dataset.GetRasterBand(1).GetCategoryNames()
    assert len(names) == 256
    assert {value: name for value, name in enumerate(names) if name} == {3: "Water", 7: "Meadow", 255: "Forest"}


def test_attribute_table_counts_the_pixels_of_each_class(
    tmp_path: Path, class_map: np.ndarray, grid: Grid, gdalinfo: GdalInfo
) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    table = gdalinfo(tmp_path / "map.tif")["rat"]
    assert [field["name"] for field in table["fieldDefn"]] == ["Value", "Class", "Count", "Red", "Green", "Blue"]
    usages = [gdal.GFU_MinMax, gdal.GFU_Name, gdal.GFU_PixelCount, gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue]
    assert [field["usage"] for field in table["fieldDefn"]] == usages
    assert [row["f"] for row in table["row"]] == [
        [3, "Water", np.count_nonzero(class_map == 1), 31, 120, 180],
        [7, "Meadow", np.count_nonzero(class_map == 2), 178, 223, 138],
        [255, "Forest", np.count_nonzero(class_map == 3), 51, 160, 44],
    ]


@pytest.mark.parametrize("how", [gdal.SetConfigOption, gdal.SetThreadLocalConfigOption], ids=["all", "this thread"])
def test_names_and_table_are_written_also_where_gdal_is_to_write_no_files_beside(
    tmp_path: Path, class_map: np.ndarray, grid: Grid, gdalinfo: GdalInfo, how: Callable
) -> None:
    how("GDAL_PAM_ENABLED", "NO")
    try:
        write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
        assert gdal.GetConfigOption("GDAL_PAM_ENABLED") == "NO", "for others it stays as it was"
    finally:
        how("GDAL_PAM_ENABLED", None)
    assert len(gdalinfo(tmp_path / "map.tif")["rat"]["row"]) == len(CLASSES)
    dataset = gdal.Open(str(tmp_path / "map.tif"))
    assert dataset.GetRasterBand(1).GetDescription() == "Class"  # only now does GDAL read the .aux.xml
    names = dataset.GetRasterBand(1).GetCategoryNames()
    assert [names[info.value] for info in CLASSES] == [info.name for info in CLASSES]


def test_memory_map_is_taken_as_it_is(tmp_path: Path, class_map: np.ndarray, grid: Grid) -> None:
    np.save(tmp_path / "map.npy", class_map)
    mapped = np.load(tmp_path / "map.npy", mmap_mode="r")
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, mapped, grid, CLASSES))
    np.testing.assert_array_equal(gdal.Open(str(tmp_path / "map.tif")).ReadAsArray(), VALUES[class_map])


def test_style_holds_one_escaped_entry_a_class(tmp_path: Path, class_map: np.ndarray, grid: Grid) -> None:
    name = "Hay & \"silage\" <2 years>, 'dry' \x0b ž"
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, [ClassInfo(9, name, "#abcdef")] * 3))
    style = ElementTree.parse(tmp_path / "map.qml")
    first = style.findall(".//paletteEntry")[0]
    assert first.attrib == {
        "value": "9",
        "color": "#abcdef",
        "alpha": "255",
        "label": name.replace("\x0b", " "),  # XML cannot hold it
    }


def test_nothing_but_the_map_and_its_companions_is_written(tmp_path: Path, class_map: np.ndarray, grid: Grid) -> None:
    folder = tmp_path / "Ergebnis für 草地"
    folder.mkdir()
    write_map(folder / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    assert sorted(path.name for path in folder.iterdir()) == COMPANIONS


class Stop(Exception):
    """Raised by a progress callback to cancel."""


def stop(done: float) -> None:
    raise Stop


def zeros(kind: MapKind, grid: Grid) -> NewMap:
    """A map of any kind, with nothing in it."""
    values = np.zeros(kind.shape((grid.rows, grid.cols), len(CLASSES)), kind.dtype)
    return NewMap(kind, values, grid, CLASSES)


EVERY_KIND = pytest.mark.parametrize("kind", MAPS, ids=lambda kind: kind.id)


@EVERY_KIND
def test_progress_rises_to_one(tmp_path: Path, grid: Grid, kind: MapKind) -> None:
    seen: list[float] = []
    write_map(tmp_path / "map.tif", zeros(kind, grid), seen.append)
    assert seen == [256 / 600, 512 / 600, 1.0]


@EVERY_KIND
def test_cancelling_leaves_the_old_map_alone(tmp_path: Path, grid: Grid, kind: MapKind) -> None:
    names = ("map.tif", "map.tif.aux.xml", "map.qml")
    for name in names:
        (tmp_path / name).write_text(f"old {name}")
    with pytest.raises(Stop):
        write_map(tmp_path / "map.tif", zeros(kind, grid), stop)
    assert [(tmp_path / name).read_text() for name in names] == [f"old {name}" for name in names]
    assert leftovers(tmp_path) == []


def test_companions_of_an_overwritten_map_do_not_survive(tmp_path: Path, class_map: np.ndarray, grid: Grid) -> None:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    for ending in (".ovr", ".msk", ".vat.dbf"):
        (tmp_path / f"map.tif{ending}").write_text("old")
    write_map(tmp_path / "map.tif", NewMap(PROBABILITIES, np.zeros((*class_map.shape, 3), np.float32), grid, CLASSES))
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith("map")} == {"map.tif", "map.qml"}
    assert "paletted" not in (tmp_path / "map.qml").read_text(), "the style of the classes"


@pytest.mark.parametrize("kind", OFFERED_MAPS, ids=lambda kind: kind.id)
def test_what_goes_with_an_overwritten_map_does_not_survive(
    tmp_path: Path, class_map: np.ndarray, grid: Grid, kind: MapKind
) -> None:
    beside = kind.beside(tmp_path / "map.tif")
    for is_new in (True, False):
        with new_files() as files:
            write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES), files=files)
            if is_new:
                write_map(beside, zeros(kind, grid), files=files)
        assert beside.exists() == is_new
    assert sorted(path.name for path in tmp_path.glob("map*")) == COMPANIONS


def test_style_of_another_layer_of_that_name_survives(tmp_path: Path, class_map: np.ndarray, grid: Grid) -> None:
    write_map(tmp_path / "other.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    (tmp_path / "map.qml").write_text("style of map.gpkg")
    result_files.copy_file(tmp_path / "other.tif", tmp_path / "map.safetensors")
    assert (tmp_path / "map.qml").read_text() == "style of map.gpkg"


def test_file_in_use_is_an_error_and_nothing_changes(
    tmp_path: Path, class_map: np.ndarray, grid: Grid, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "map.tif").write_text("old")
    (tmp_path / "map.qml").write_text("old")

    def refuse(self: Path, target: Path) -> None:  # as Windows does
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FreeNetError, match="being used by another process") as caught:
        write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, class_map, grid, CLASSES))
    assert "Close it in other programs" in caught.value.hint
    assert (tmp_path / "map.tif").read_text() == (tmp_path / "map.qml").read_text() == "old"
    assert leftovers(tmp_path) == []


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from freenet_qgis.contract.maps import CLASS_MAP; from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.contract.job import ClassInfo, Grid; from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.new_files import new_files

size, limit = int(sys.argv[2]), int(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # writes beyond fail as on a full disk
noise = np.random.default_rng(0).integers(0, 2, (size, size)).astype(np.uint8)
grid = Grid(size, size, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), 'LOCAL_CS["here"]')
try:
    write_map(Path(sys.argv[1]), NewMap(CLASS_MAP, noise, grid, [ClassInfo(1, "One", "#112233")]))
except FreeNetError as error:
    print(error)
"""


@pytest.mark.parametrize(("size", "limit"), [(1000, 20_000), (200, 2_000), (200, 100)])
def test_full_disk_is_an_error_and_leaves_nothing(tmp_path: Path, size: int, limit: int) -> None:
    pytest.importorskip("resource", reason="limits on file sizes need Unix")
    command = [sys.executable, "-c", FULL_DISK, tmp_path / "map.tif", size, limit]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "'map.tif' cannot be written" in done.stdout
    assert "Free some space" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_confidence_is_float_with_nodata_and_a_ramp_from_0_to_1(tmp_path: Path, grid: Grid, gdalinfo: GdalInfo) -> None:
    confidence = np.random.default_rng(0).random((grid.rows, grid.cols)).astype(np.float32)
    confidence[300, 200] = np.nan
    write_map(tmp_path / "confidence.tif", NewMap(CONFIDENCE, confidence, grid))
    [band] = gdalinfo(tmp_path / "confidence.tif")["bands"]
    assert (band["block"], band["type"], band["noDataValue"]) == ([256, 256], "Float32", -1)
    written = gdal.Open(str(tmp_path / "confidence.tif")).ReadAsArray()
    assert written[300, 200] == -1
    confidence[300, 200] = -1
    np.testing.assert_array_equal(written, confidence)
    style = ElementTree.parse(tmp_path / "confidence.qml")
    values = [float(item.attrib["value"]) for item in style.findall(".//item")]
    assert (values[0], values[-1]) == (0, 1)
    assert style.find(".//colorrampshader").attrib["colorRampType"] == "INTERPOLATED"


def test_lightness_of_the_ramp_rises_evenly() -> None:
    style = ElementTree.fromstring(styles.zero_to_one())
    rgb = np.array([[int(item.attrib["color"][i : i + 2], 16) for i in (1, 3, 5)] for item in style.findall(".//item")])
    linear = np.where(rgb / 255 <= 0.04045, rgb / 255 / 12.92, ((rgb / 255 + 0.055) / 1.055) ** 2.4)  # sRGB
    luminance = linear @ [0.2126, 0.7152, 0.0722]
    lightness = 116 * np.cbrt(luminance) - 16  # CIE 1976 L*
    steps = np.diff(lightness)
    assert steps.min() > 0.7 * steps.mean()
    assert steps.max() < 1.3 * steps.mean()


def test_probabilities_have_a_named_band_for_each_class(tmp_path: Path, grid: Grid, gdalinfo: GdalInfo) -> None:
    probabilities = np.random.default_rng(0).random((grid.rows, grid.cols, 3)).astype(np.float32)
    probabilities[0, 0] = np.nan
    write_map(tmp_path / "p.tif", NewMap(PROBABILITIES, probabilities, grid, CLASSES))
    bands = gdalinfo(tmp_path / "p.tif")["bands"]
    assert [(band["description"], band["type"], band["noDataValue"]) for band in bands] == [
        (info.name, "Float32", -1) for info in CLASSES
    ]
    probabilities[0, 0] = -1
    written = gdal.Open(str(tmp_path / "p.tif")).ReadAsArray()
    np.testing.assert_array_equal(written, np.moveaxis(probabilities, 2, 0))
