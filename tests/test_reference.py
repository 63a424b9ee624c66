# SPDX-License-Identifier: GPL-3.0-or-later
"""A reference is compared where and as what it was meant, and what of it is not used is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from cases import rasters as cases
from cases import vectors
from osgeo import gdal, ogr, osr

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.class_maps.class_map import ClassMap, read_class_map
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.labels.reference import match
from freenet_qgis.request import Labelled, Scene, Shape

CLASSES = tuple(ClassInfo(value, name, scenes.COLORS[value]) for value, name in scenes.CLASSES.items())
MAPPED = np.repeat([1, 2, 0], 4).reshape(3, 4).astype(np.uint8)  # a row each, the last unclassified


def wkt(epsg: int) -> str:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    return crs.ExportToWkt()


def write(path: Path, values: np.ndarray, epsg: int | None = scenes.EPSG) -> Path:
    scenes.write_cube(path, values[..., None].astype(np.int16))
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.SetProjection("" if epsg is None else wkt(epsg))
    return path


@pytest.fixture
def class_map(tmp_path: Path) -> ClassMap:
    return replace(read_class_map(Scene(write(tmp_path / "map.tif", MAPPED))), classes=CLASSES)


def points(*places: tuple[int, int, int]) -> Labelled:
    """A point in the middle of each (label, row, column)."""
    shapes = []
    for number, (label, row, col) in enumerate(places, 1):
        x, y = scenes.ORIGIN[0] + 10 * col + 5, scenes.ORIGIN[1] - 10 * row - 5
        shapes.append(Shape(bytes(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})").ExportToWkb()), label, str(number)))
    return Labelled("visited", tuple(shapes), CLASSES, numeric=True, kind="points")


def polygon(label: int, *edges: float) -> Shape:
    return Shape(bytes(scenes.rectangle(*edges).ExportToWkb()), label, "")


def test_points_that_are_not_used_are_counted(class_map: ClassMap) -> None:
    found = match(class_map, points((1, 0, 0), (1, 0, 0), (1, 0, 1), (2, 0, 1), (2, 1, 1), (2, 50, 50)))
    assert found.remarks == (
        "1 pixel claimed by two classes: left out (Water and Meadow 1).",
        "1 of 6 points lies off the raster (Meadow 1).",
        "2 of 6 points share every pixel with another class (Water 1, Meadow 1).",
        "1 of 6 points lies wholly under others of its class (Water 1).",
    )


def test_polygons_that_are_not_used_are_counted(class_map: ClassMap) -> None:
    shapes = polygon(1, 0, 1, 0, 4), polygon(1, 0, 1, 0, 4), polygon(2, -9, -5, 0, 4), polygon(2, 1, 2, 0, 4)
    found = match(class_map, Labelled("drawn", shapes, CLASSES, numeric=True))
    assert found.remarks == (
        "1 of 4 polygons lies off the raster (Meadow 1).",
        "1 of 4 polygons lies wholly under others of its class (Water 1).",
    )


def test_a_reference_that_is_used_as_it_is_needs_no_remark(class_map: ClassMap) -> None:
    assert match(class_map, points((1, 0, 0), (2, 1, 1))).remarks == ()


def test_a_map_that_is_empty_under_the_reference_is_refused(class_map: ClassMap) -> None:
    with pytest.raises(FreeNetError, match="no class at any of the 2 pixels of the reference 'visited'"):
        match(class_map, points((1, 2, 0), (2, 2, 3)))


def test_a_reference_that_contradicts_itself_everywhere_is_refused_for_that(class_map: ClassMap) -> None:
    with pytest.raises(FreeNetError, match="1 pixel claimed by two classes"):
        match(class_map, points((1, 0, 0), (2, 0, 0)))


def test_a_reference_raster_in_another_crs_is_refused(class_map: ClassMap, tmp_path: Path) -> None:
    other = write(tmp_path / "other.tif", MAPPED, 32634)
    with pytest.raises(FreeNetError, match=r"'other\.tif' is in another coordinate reference system"):
        match(class_map, Scene(other, ""))


def test_the_crs_the_user_gave_a_reference_raster_counts(class_map: ClassMap, tmp_path: Path) -> None:
    other = write(tmp_path / "other.tif", MAPPED, None)
    assert (match(class_map, Scene(other, wkt(scenes.EPSG))).labels == MAPPED).all()


def test_a_reference_raster_on_another_grid_is_refused(class_map: ClassMap, tmp_path: Path) -> None:
    other = write(tmp_path / "other.tif", MAPPED[:, :3])
    with pytest.raises(FreeNetError, match="not on the grid of the map"):
        match(class_map, Scene(other, ""))


def test_it_is_said_what_classes_were_matched_by(class_map: ClassMap, tmp_path: Path) -> None:
    assert match(class_map, points((1, 0, 0))).by == "name"
    assert match(class_map, Scene(write(tmp_path / "numbers.tif", MAPPED), "")).by == "value"


def numbered(*values: int, classes: tuple[ClassInfo, ...] = ()) -> Labelled:
    """A polygon over each of the first rows of the base scene's map, of these classes in their order."""
    found = classes or tuple(ClassInfo(value, str(value), "#123456") for value in sorted(set(values)))
    labels = {info.value: label for label, info in enumerate(found, start=1)}
    shapes = tuple(polygon(labels[value], row, row + 1, 0, 36) for row, value in enumerate(values, start=8))
    return Labelled("numbers", shapes, found, numeric=True)


@pytest.mark.parametrize("nodata", [255, -1])
def test_a_class_0_of_map_and_numbers_is_compared(tmp_path: Path, nodata: int) -> None:
    made, _ = cases.base(tmp_path)
    values = (made.truth.astype(np.int16) - 1)[..., None]
    found_map = read_class_map(Scene(cases.write(tmp_path / "map.tif", values, nodata=nodata)))
    found = match(found_map, numbered(0, 1, 2, 3))
    assert [info.value for info in found.classes] == [0, 1, 2, 3]
    np.testing.assert_array_equal(found.mapped, made.truth)
    assert found.labels[8:12, 0].tolist() == [1, 2, 3, 4]


def test_a_class_0_that_the_map_does_not_know_of_is_refused(tmp_path: Path) -> None:
    class_map = read_class_map(Scene(cases.class_map(tmp_path, nodata=None, border=0)))
    with pytest.raises(FreeNetError, match=r"0 is a class of the reference .numbers.; the map holds 0 in"):
        match(class_map, numbered(0, 1, 2, 3))


@pytest.mark.parametrize(("nodata", "is_refused"), [(255, False), (-1, False), (None, True)])
def test_a_reference_raster_that_counts_from_0_is_compared_or_refused(
    tmp_path: Path, nodata: int | None, is_refused: bool
) -> None:
    class_map = read_class_map(Scene(cases.class_map(tmp_path, names=list(scenes.CLASSES.values()))))
    values = (cases.base(tmp_path)[0].truth.astype(np.int16) - 1)[..., None]
    source = Scene(cases.write(tmp_path / "reference.tif", values, nodata=nodata), "")
    if is_refused:
        with pytest.raises(FreeNetError, match=r"'reference\.tif' holds 0 in 432 pixels and does not say"):
            match(class_map, source)
    else:
        found = match(class_map, source)
        assert [info.name for info in found.classes] == list(scenes.CLASSES.values())
        assert np.count_nonzero(found.labels) == values.size


def test_zeros_that_count_as_no_class_are_told_with_their_number(tmp_path: Path) -> None:
    class_map = read_class_map(Scene(cases.class_map(tmp_path, nodata=None, border=0)))
    (remark,) = match(class_map, numbered(1, 2, 3)).remarks
    assert remark.startswith("The map holds 0 in ") and "that counts as no class" in remark
    source = Scene(cases.class_map(tmp_path, "reference.tif", nodata=None, border=0), "")
    (remark,) = match(class_map, source).remarks
    assert remark.startswith("'reference.tif' holds 0 in ")


def test_a_reference_too_small_for_the_map_is_called_so(tmp_path: Path) -> None:
    path, _ = vectors.named_in_style(tmp_path)
    specks = [one for one in vectors.read(vectors.specks(tmp_path)) if one[0] == "Bare soil"]
    drawn = vector.labelled(
        str(vectors.write(tmp_path / "r.gpkg", specks)), "class", wkt(scenes.EPSG), Use("reference")
    )
    with pytest.raises(FreeNetError, match=r"has a reference in 'r'\. 3 of 3 polygons are too small .*all touched'\."):
        match(read_class_map(Scene(path)), drawn)


def test_names_that_stand_in_the_style_alone_are_matched(tmp_path: Path) -> None:
    path, reference = vectors.named_in_style(tmp_path)
    drawn = vector.labelled(str(reference), "class_name", wkt(scenes.EPSG), Use("reference"))
    found = match(read_class_map(Scene(path)), drawn)
    assert (found.by, found.remarks) == ("name", ())
    np.testing.assert_array_equal(found.mapped[found.labels > 0], found.labels[found.labels > 0])


def test_values_of_a_map_with_one_name_count_as_one_class_and_are_told(tmp_path: Path) -> None:
    path, _ = vectors.named_in_style(tmp_path, ["Wasser", "Fore\u0302t", "For\u00eat", "Acker"])
    features = [({"Water": "Wasser", "Bare soil": "Acker"}.get(name, "For\u00eat"), outline)
                for name, outline in vectors.drawn(tmp_path)]  # fmt: skip
    drawn = vector.labelled(
        str(vectors.write(tmp_path / "r.gpkg", features)), "class", wkt(scenes.EPSG), Use("reference")
    )
    found = match(read_class_map(Scene(path)), drawn)
    assert found.remarks == ("The values 2, 3 of the map have one name, 'For\u00eat', and count as one class.",)
    np.testing.assert_array_equal(found.mapped[found.labels > 0], found.labels[found.labels > 0])
