# SPDX-License-Identifier: GPL-3.0-or-later
"""Class maps read back: ours, and those of other software with names and colours in many places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from cases import vectors
from osgeo import gdal, ogr
from rasters import WriteRaster
from scenes import CLASSES, write_scene

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.raster import describe
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.request import Scene

MAP = np.array([[0, 1, 2], [2, 2, 5]], np.uint8)


def rat(columns: Sequence[tuple[str, int, int, Sequence[object]]]) -> Callable[[gdal.Dataset], None]:
    """Sets an attribute table of columns, each a name, a type, a usage and its values."""

    def edit(dataset: gdal.Dataset) -> None:
        table = gdal.RasterAttributeTable()
        setters = {
            gdal.GFT_Integer: table.SetValueAsInt,
            gdal.GFT_Real: table.SetValueAsDouble,
            gdal.GFT_String: table.SetValueAsString,
        }
        for column, (name, kind, usage, values) in enumerate(columns):
            table.CreateColumn(name, kind, usage)
            for row, value in enumerate(values):
                setters[kind](row, column, value)
        dataset.GetRasterBand(1).SetDefaultRAT(table)

    return edit


def names(path: Path) -> dict[int, str]:
    return {info.value: info.name for info in read_class_map(Scene(path)).classes}


def colors(path: Path) -> dict[int, str]:
    return {info.value: info.color for info in read_class_map(Scene(path)).classes}


def test_our_own_map_comes_back_as_it_was(tmp_path: Path) -> None:
    scene = write_scene(tmp_path, nodata_frame_px=2)
    grid = describe(scene.raster).grid
    classes = tuple(ClassInfo(10 * value, f"Klasse «{value}»", f"#{value}0ff{value}0") for value in range(1, 6))
    labels = np.where(scene.valid, scene.truth, 0).astype(np.uint8)
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, labels, grid, classes))
    class_map = read_class_map(Scene(tmp_path / "map.tif"))
    assert class_map.classes == classes  # the fifth, too, which no pixel has
    assert class_map.grid == grid
    np.testing.assert_array_equal(class_map.values, 10 * labels)


def test_without_names_a_class_is_called_by_its_value(write_raster: WriteRaster) -> None:
    path = write_raster(MAP[..., None])
    assert names(path) == {1: "1", 2: "2", 5: "5"}
    assert len(set(colors(path).values())) == 3


def test_category_names_are_taken(write_raster: WriteRaster) -> None:
    def edit(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(1).SetCategoryNames(["nothing", "Water", "", "Never seen"])

    assert names(write_raster(MAP[..., None], edit=edit)) == {1: "Water", 2: "2", 3: "Never seen", 5: "5"}


@pytest.mark.parametrize(
    ("lowest", "highest", "zero"),
    [
        ([0.5, 1.5], [1.5, 5.5], {}),
        ([1.0, 2.0], [1.0, 5.0], {}),
        ([1.0, 1.0], [1.0, 5.0], {}),  # of two rows, the first
        ([float("-inf"), 1.9], [1.1, float("inf")], {0: "Water"}),
    ],
)
def test_a_row_of_a_range_names_the_whole_numbers_in_it(
    write_raster: WriteRaster, lowest: list[float], highest: list[float], zero: dict[int, str]
) -> None:
    table = rat([
        ("from", gdal.GFT_Real, gdal.GFU_Min, lowest),
        ("to", gdal.GFT_Real, gdal.GFU_Max, highest),
        ("class", gdal.GFT_String, gdal.GFU_Name, ["Water", "Forest"]),
    ])  # fmt: skip
    assert names(write_raster(MAP[..., None], edit=table)) == {**zero, 1: "Water", 2: "Forest", 5: "Forest"}


def test_a_row_of_no_whole_number_names_none(write_raster: WriteRaster) -> None:
    table = rat([
        ("value", gdal.GFT_Real, gdal.GFU_MinMax, [1.0, 2.5, float("nan")]),
        ("class", gdal.GFT_String, gdal.GFU_Name, ["Water", "Nowhere", "Nothing"]),
    ])  # fmt: skip
    assert names(write_raster(MAP[..., None], edit=table)) == {1: "Water", 2: "2", 5: "5"}


def test_colour_table_is_taken(write_raster: WriteRaster) -> None:
    def edit(dataset: gdal.Dataset) -> None:
        table = gdal.ColorTable()
        table.SetColorEntry(2, (1, 2, 255, 255))
        dataset.GetRasterBand(1).SetColorTable(table)

    assert colors(write_raster(MAP[..., None], "m.vrt", driver="VRT", edit=edit)) == {}  # no pixel, no name: no class
    assert colors(write_raster(MAP[..., None], options=["PHOTOMETRIC=PALETTE"], edit=edit))[2] == "#0102ff"


def test_attribute_table_is_taken(write_raster: WriteRaster) -> None:
    edit = rat(
        [
            ("Id", gdal.GFT_Integer, gdal.GFU_MinMax, [5, 1]),
            ("Bezeichnung", gdal.GFT_String, gdal.GFU_Name, ["Forest", "Water"]),
            ("R", gdal.GFT_Integer, gdal.GFU_Red, [0, 16]),
            ("G", gdal.GFT_Integer, gdal.GFU_Green, [128, 32]),
            ("B", gdal.GFT_Integer, gdal.GFU_Blue, [0, 300]),
        ]
    )
    path = write_raster(MAP[..., None], edit=edit)
    assert names(path) == {1: "Water", 2: "2", 5: "Forest"}
    assert (colors(path)[5], colors(path)[1]) == ("#008000", "#1020ff")


def test_attribute_table_without_usages_is_understood_by_the_names_of_its_columns(write_raster: WriteRaster) -> None:
    edit = rat(
        [
            ("VALUE", gdal.GFT_Integer, gdal.GFU_Generic, [1, 2]),
            ("Class_Name", gdal.GFT_String, gdal.GFU_Generic, ["Water", "Meadow"]),
        ]
    )
    assert names(write_raster(MAP[..., None], edit=edit)) == {1: "Water", 2: "Meadow", 5: "5"}


def test_attribute_table_without_values_is_numbered_by_row(write_raster: WriteRaster) -> None:
    edit = rat([("Class_Names", gdal.GFT_String, gdal.GFU_Name, ["", "Water", "Meadow"])])
    assert names(write_raster(MAP[..., None], "map.img", driver="HFA", edit=edit)) == {1: "Water", 2: "Meadow", 5: "5"}


@pytest.mark.parametrize("dtype", ["int16", "uint16", "int32", "float32", "float64"])
def test_any_type_of_whole_numbers_will_do(write_raster: WriteRaster, dtype: str) -> None:
    class_map = read_class_map(Scene(write_raster(MAP[..., None].astype(dtype))))
    assert class_map.values.dtype == np.uint8
    np.testing.assert_array_equal(class_map.values, MAP)


def test_nodata_becomes_zero(write_raster: WriteRaster) -> None:
    values = np.array([[255, 1, -9999]], np.int16)[..., None]
    assert read_class_map(Scene(write_raster(values, nodata=[-9999]))).values.tolist() == [[255, 1, 0]]
    assert read_class_map(Scene(write_raster(values % 256, nodata=[255]))).values.tolist() == [[0, 1, -9999 % 256]]
    floats = np.array([[np.nan, 1, 2]], np.float32)[..., None]
    assert read_class_map(Scene(write_raster(floats))).values.tolist() == [[0, 1, 2]]


@pytest.mark.parametrize(("value", "told"), [(512, "512"), (-1, "-1"), (1.5, "1.5")])
def test_other_numbers_are_refused(write_raster: WriteRaster, value: float, told: str) -> None:
    values = np.array([[1, 2, value]], np.float32)[..., None]
    with pytest.raises(FreeNetError, match=f"'raster.tif' holds the value {told}"):
        read_class_map(Scene(write_raster(values)))


def test_several_bands_are_refused(write_raster: WriteRaster) -> None:
    with pytest.raises(FreeNetError, match="has 3 bands, a class map has one"):
        read_class_map(Scene(write_raster(np.zeros((2, 2, 3), np.uint8))))


def test_map_larger_than_a_block_is_read_whole(write_raster: WriteRaster) -> None:
    values = np.random.default_rng(0).integers(0, 9, (600, 20, 1)).astype(np.uint8)
    np.testing.assert_array_equal(read_class_map(Scene(write_raster(values))).values, values[..., 0])


# Names that stand beside the file


def test_names_and_colours_come_from_the_style_beside_the_file(tmp_path: Path) -> None:
    path, _ = vectors.named_in_style(tmp_path)
    assert names(path) == CLASSES
    assert colors(path)[2] == "#20ff20"


def test_labels_of_a_style_that_are_but_numbers_name_nothing(tmp_path: Path) -> None:
    path, _ = vectors.named_in_style(tmp_path, ["1", "2,0", "&lt;= 3", "Bare  soil"])
    assert names(path) == {1: "1", 2: "2", 3: "3", 4: "Bare soil"}


def test_names_of_a_colour_ramp_are_read_too(tmp_path: Path) -> None:
    path, _ = vectors.named_in_style(tmp_path)
    style = path.with_suffix(".qml")
    text = style.read_text(encoding="utf-8").replace("paletteEntry", "item")
    style.write_text(text.replace('value="4"', 'value="inf"'), encoding="utf-8")
    assert names(path) == {**CLASSES, 4: "4"}


def test_a_style_that_is_no_style_names_nothing(tmp_path: Path) -> None:
    path, _ = vectors.named_in_style(tmp_path)
    path.with_suffix(".qml").write_text("<qgis><pipe>", encoding="utf-8")
    assert names(path) == {1: "1", 2: "2", 3: "3", 4: "4"}


@pytest.mark.parametrize("name", ["map.tif.vat.dbf", "map.vat.dbf"])
def test_names_come_from_the_table_that_esri_keeps_beside_the_file(tmp_path: Path, name: str) -> None:
    path, _ = vectors.named_in_style(tmp_path)
    path.with_suffix(".qml").unlink()
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(tmp_path / "table.dbf"))
    layer = source.CreateLayer("table", None, ogr.wkbNone, ["ENCODING=CP1252"])
    for field, kind in (("Value", ogr.OFTInteger), ("Count", ogr.OFTReal), ("Landcover", ogr.OFTString)):
        layer.CreateField(ogr.FieldDefn(field, kind))
    for value, called in CLASSES.items():
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("Value", value)
        feature.SetField("Landcover", called.replace("Water", "Gewässer"))
        layer.CreateFeature(feature)
    del feature, layer, source
    (tmp_path / "table.dbf").rename(tmp_path / name)
    assert names(path) == {**CLASSES, 1: "Gewässer"}


def test_what_a_layer_shows_wins_over_what_the_file_says(tmp_path: Path) -> None:
    path, _ = vectors.named_in_style(tmp_path)
    shown = ClassInfo(2, "Pasture", "#123456"), ClassInfo(3, "3", "#654321")
    found = {info.value: info for info in read_class_map(Scene(path, classes=shown)).classes}
    assert (found[2].name, found[2].color, found[3].name) == ("Pasture", "#123456", "Forest")
