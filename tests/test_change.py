# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two class maps: the raster, the figures, the report, and what cannot be compared."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
from osgeo import gdal, osr

from freenet_qgis import workflow
from freenet_qgis.classes import palette
from freenet_qgis.contract.change import ChangeReport
from freenet_qgis.contract.figures import Accuracy, ClassFigures
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, DIFFERENCE
from freenet_qgis.contract.report import Report, Training
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.results import marks
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.results.own_rasters import own_kind
from freenet_qgis.request import ChangeRequest, Outputs, Scene

CLASSES = (ClassInfo(1, "Water", "#0000ff"), ClassInfo(2, "Meadow", "#00ff00"))
OTHERS = (ClassInfo(7, "meadow ", "#00aa00"), ClassInfo(9, "Ice", "#ffffff"), ClassInfo(200, "WATER", "#0000aa"))


def wkt(epsg: int) -> str:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    return str(crs.ExportToWkt(["FORMAT=WKT2_2018"]))


GRID = Grid(2, 3, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), wkt(32633))


@dataclass
class Told:
    """A progress that remembers warnings, and can cancel after some of the way."""

    cancel_at: float = 2.0
    warnings: list[str] = field(default_factory=list)
    done: float = 0.0

    def __getattr__(self, name: str) -> Any:
        return lambda *told: None

    def fraction(self, done: float) -> None:
        assert done >= self.done
        self.done = done

    def warning(self, text: str) -> None:
        self.warnings.append(text)

    def is_canceled(self) -> bool:
        return self.done >= self.cancel_at


def write(path: Path, numbers: Any, classes: tuple[ClassInfo, ...] = CLASSES, grid: Grid = GRID) -> Path:
    """A map of class numbers 1…n."""
    write_map(path, NewMap(CLASS_MAP, np.array(numbers, np.uint8), grid, classes))
    return path


def compare(before: Path, after: Path, told: Optional[Told] = None, **rest: Any) -> ChangeReport:
    folder = before.parent
    outputs = Outputs(change=folder / "change.tif", report=folder / "change.html")
    request = ChangeRequest(Scene(before), Scene(after), outputs, **rest)
    return workflow.change(request, told or Told()).report


def shown(folder: Path) -> list[list[str]]:
    """The raster of what changed, by its names."""
    dataset = gdal.Open(str(folder / "change.tif"))  # a band must not outlive it
    assert dataset.GetRasterBand(1).GetNoDataValue() == 0
    values = dataset.ReadAsArray()
    names = {info.value: info.name for info in read_class_map(Scene(folder / "change.tif")).classes}
    return [[names.get(value, "") for value in row] for row in values.tolist()]


def test_classes_are_matched_by_name_and_the_raster_says_what_became_what(tmp_path: Path) -> None:
    before = write(tmp_path / "a.tif", [[1, 1, 2], [2, 0, 1]])
    after = write(tmp_path / "b.tif", [[3, 1, 2], [1, 1, 0]], OTHERS)
    found = compare(before, after)
    assert shown(tmp_path) == [["Unchanged", "Water → Meadow", "Meadow → Ice"], ["Unchanged", "", ""]]
    assert (found.compared_pixels, found.changed_pixels, found.changed_share) == (4, 2, 0.5)
    assert (found.only_before_pixels, found.only_after_pixels) == (1, 1)
    assert [one.name for one in found.classes] == ["Water", "Meadow", "Ice"]
    assert found.matrix == ((1, 1, 0), (0, 1, 1), (0, 0, 0))
    np.testing.assert_allclose(found.matrix_ha, np.multiply(found.matrix, 0.01), rtol=1e-3)
    meadow = found.classes[1]
    assert (meadow.before, meadow.after, meadow.gain, meadow.loss) == (2, 2, 1, 1)
    assert own_kind(tmp_path / "change.tif") == "difference"


def test_the_report_has_the_figures_as_json_inside_and_beside_it(tmp_path: Path) -> None:
    found = compare(
        write(tmp_path / "a.tif", [[1, 2, 2], [2, 1, 1]]), write(tmp_path / "b.tif", [[2, 1, 1], [1, 1, 1]])
    )
    told = json.loads((tmp_path / "change.json").read_text(encoding="utf-8"))
    assert told == json.loads(found.to_json())
    assert told["verb"] == "change" and told["changed_share"] == pytest.approx(4 / 6)
    assert [(one["before"], one["after"], one["pixels"], one["value"]) for one in told["transitions"]] == [
        ("Meadow", "Water", 3, 2),
        ("Water", "Meadow", 1, 3),
    ]
    page = (tmp_path / "change.html").read_text(encoding="utf-8")
    assert "66.7 % of what both maps show changed: 0.04" in page and "Meadow → Water" in page
    compare(tmp_path / "a.tif", tmp_path / "b.tif")  # a report of ours is replaced without a question
    assert not (tmp_path / "change_freenet.json").exists()


def test_the_style_lets_what_did_not_change_through(tmp_path: Path) -> None:
    compare(write(tmp_path / "a.tif", [[1, 2, 2], [2, 1, 1]]), write(tmp_path / "b.tif", [[2, 1, 1], [1, 1, 1]]))
    style = (tmp_path / "change.qml").read_text(encoding="utf-8")
    assert 'value="1" color="#d9d9d9" alpha="100" label="Unchanged"' in style
    assert style.count('alpha="255"') == 2


def test_a_class_that_only_one_map_has_is_named_and_mapped(tmp_path: Path) -> None:
    told = Told()
    compare(
        write(tmp_path / "a.tif", [[1, 1, 2], [2, 1, 1]]),
        write(tmp_path / "b.tif", [[3, 2, 1], [1, 2, 2]], OTHERS),
        told,
    )
    assert told.warnings == [
        "'b.tif' has the class Ice, and 'a.tif' has no class of that name: what is mapped as it counts as changed."
    ]
    assert "Water → Ice" in {name for row in shown(tmp_path) for name in row}


def test_a_later_map_on_another_grid_and_crs_is_laid_on_the_first(tmp_path: Path) -> None:
    """It covers the left half alone, in pixels of twice the size, and in degrees it lies at the same place."""
    grid = Grid(20, 20, (500_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), wkt(32633))
    before = write(tmp_path / "a.tif", np.ones((20, 20)), CLASSES, grid)
    numbers = np.repeat([[1, 2]], 10, 0).repeat(5, 1)
    half = Grid(10, 10, (500_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -20.0), wkt(32633))
    found = compare(before, write(tmp_path / "b.tif", numbers, OTHERS[::-1], half))
    assert (found.compared_pixels, found.only_before_pixels) == (200, 200)
    assert found.changed_pixels == 100
    gdal.Warp(str(tmp_path / "c.tif"), str(tmp_path / "b.tif"), dstSRS="EPSG:4326", xRes=2e-5, yRes=2e-5)
    turned = compare(before, tmp_path / "c.tif")
    assert abs(turned.compared_pixels - 200) <= 20
    assert abs(turned.changed_pixels - found.changed_pixels) <= 10


def test_hectares_are_true_in_degrees(tmp_path: Path) -> None:
    """At 60 degrees north a degree of longitude is half as long as at the equator, about."""
    areas = []
    for north in (0.005, 60.005):
        grid = Grid(10, 10, (10.0, 0.001, 0.0, north, 0.0, -0.001), wkt(4326))
        write(tmp_path / "a.tif", np.ones((10, 10)), CLASSES, grid)
        found = compare(tmp_path / "a.tif", write(tmp_path / "b.tif", np.full((10, 10), 2), CLASSES, grid))
        assert found.changed_ha == found.compared_ha
        areas.append(found.changed_ha)
    assert areas[0] == pytest.approx(100 * 111.320 * 110.574 / 1e4, rel=1e-3)
    assert areas[1] / areas[0] == pytest.approx(0.5 * 111.412 / 110.574 * 1.0025, rel=5e-3)


def test_what_has_no_reference_system_is_counted_in_pixels(tmp_path: Path) -> None:
    grid = replace(GRID, crs_wkt="")
    found = compare(
        write(tmp_path / "a.tif", [[1, 1, 2], [2, 1, 1]], CLASSES, grid),
        write(tmp_path / "b.tif", [[1, 1, 2], [2, 1, 2]], CLASSES, grid),
    )
    assert found.changed_pixels == 1 and found.changed_ha is None and found.matrix_ha is None


def test_alike_maps_have_not_changed(tmp_path: Path) -> None:
    before, after = (write(tmp_path / name, [[1, 2, 2], [2, 1, 0]]) for name in ("a.tif", "b.tif"))
    found = compare(before, after)
    assert found.changed_pixels == 0 and found.transitions == ()
    assert {name for row in shown(tmp_path) for name in row} == {"Unchanged", ""}
    assert "Nothing changed" in (tmp_path / "change.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("count", [2, 6, 16])
def test_no_colour_of_a_change_can_be_taken_for_a_class_or_another_change(tmp_path: Path, count: int) -> None:
    colors = palette.colors()
    classes = tuple(ClassInfo(value, f"c{value}", next(colors)) for value in range(1, count + 1))
    grid = replace(GRID, rows=16, cols=16)
    first = np.arange(256).reshape(16, 16) % count + 1
    write(tmp_path / "a.tif", first, classes, grid)
    compare(tmp_path / "a.tif", write(tmp_path / "b.tif", first % count + 1, classes, grid))
    changes = read_class_map(Scene(tmp_path / "change.tif")).classes
    assert len({info.color for info in changes}) == len(changes) == count
    assert min(marks.distance(one.color, info.color) for one in changes for info in classes) >= marks.APART


def test_more_kinds_of_change_than_a_byte_holds_share_the_last_value(tmp_path: Path) -> None:
    classes = tuple(ClassInfo(value, f"c{value}", "#102030") for value in range(1, 21))
    grid = replace(GRID, rows=20, cols=20)
    rows, cols = np.indices((20, 20))
    told = Told()
    write(tmp_path / "a.tif", rows + 1, classes, grid)
    found = compare(tmp_path / "a.tif", write(tmp_path / "b.tif", cols + 1, classes, grid), told)
    assert len(found.transitions) == 380 and [one.value for one in found.transitions[:2]] == [2, 3]
    values = gdal.Open(str(tmp_path / "change.tif")).ReadAsArray()
    assert (values == 255).sum() == 380 - 253 == sum(one.value == 255 for one in found.transitions)
    assert (values == 1).sum() == 20
    assert told.warnings[0].startswith("127 kinds of change")
    assert shown(tmp_path)[19][18] == "Other changes"


PRINTED = [[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]]  # Olofsson et al. 2014, table 8
NAMES = ("Deforestation", "Forest gain", "Stable forest", "Stable non-forest")
OF_PAPER = tuple(ClassInfo(value, name, f"#{value}0{value}0{value}0") for value, name in enumerate(NAMES, 1))
PAPER_GRID = replace(GRID, rows=100, cols=100)
PAPER_MAP = np.repeat([1, 2, 3, 4], [200, 150, 3200, 6450]).reshape(100, 100)


def report_of(pixels: list[int], **rest: Any) -> Report:
    """A report that says what the paper does, of a map with so many pixels of each class."""
    matrix = tuple(map(tuple, np.transpose(PRINTED).tolist()))
    figures = tuple(ClassFigures(info.value, info.name, info.color, 1, 1) for info in OF_PAPER)
    accuracy = Accuracy(0.947, confusion_matrix=matrix, classes=figures, test_pixels=640)
    every = {"validation": "reference", "sampling_unit": "points", **rest}
    return Report("1", "assess", "map.tif", accuracy=accuracy, map_pixels=tuple(pixels), **every)


def paper_maps(folder: Path, after: np.ndarray, **rest: Any) -> tuple[Path, Path]:
    """The map of the paper and another, each with its report beside it."""
    found = (
        write(folder / "a.tif", PAPER_MAP, OF_PAPER, PAPER_GRID),
        write(folder / "b.tif", after, OF_PAPER, PAPER_GRID),
    )
    for path, numbers in zip(found, (PAPER_MAP, after)):
        pixels = np.bincount(numbers.ravel(), minlength=5)[1:].tolist()
        path.with_suffix(".json").write_text(report_of(pixels, **rest).to_json(), encoding="utf-8")
    return folder / "a.tif", folder / "b.tif"


def test_areas_have_the_intervals_of_the_example_of_the_paper(tmp_path: Path) -> None:
    """Its map stands for 100 times 100 as many pixels, 900 000 ha; the errors are shares, so they are the same."""
    found = compare(*paper_maps(tmp_path, PAPER_MAP.T))
    assert set(found.validated) == {"before", "after"} and found.not_adjusted == ()
    assert [one.name for one in found.adjusted] == list(NAMES)
    assert [900_000 * one.before for one in found.adjusted] == pytest.approx([21_158, 11_686, 285_770, 581_386], abs=1)
    halves = [900_000 * 1.96 * one.after_error for one in found.adjusted]
    assert halves == pytest.approx([6_158, 3_756, 15_510, 16_282], abs=1)
    assert [900_000 * one.half_width for one in found.adjusted] == pytest.approx(np.multiply(halves, 2**0.5), abs=2)
    assert [one.difference for one in found.adjusted] == pytest.approx([0] * 4, abs=1e-6)
    assert {one.verdict for one in found.adjusted} == {"within"}
    page = (tmp_path / "change.html").read_text(encoding="utf-8")
    assert "No larger than the errors of the maps, so it may be none: Deforestation" in page


def test_a_change_beyond_the_errors_is_called_larger(tmp_path: Path) -> None:
    """A tenth of the map turns from stable non-forest to stable forest; both are known to within 2 %."""
    after = PAPER_MAP.copy()
    after[90:] = 3
    found = {one.name: one for one in compare(*paper_maps(tmp_path, after)).adjusted}
    assert found["Stable forest"].verdict == found["Stable non-forest"].verdict == "larger"
    assert found["Stable forest"].difference > 0 > found["Stable non-forest"].difference
    assert found["Forest gain"].verdict == "within"
    told = json.loads((tmp_path / "change.json").read_text(encoding="utf-8"))["adjusted"]
    assert [one["verdict"] for one in told] == [found[name].verdict for name in NAMES]
    assert "Larger than the errors of the maps: Stable forest (+" in (tmp_path / "change.html").read_text("utf-8")


def test_the_accuracy_of_another_model_is_not_that_of_the_map(tmp_path: Path) -> None:
    after = PAPER_MAP.T
    maps = paper_maps(tmp_path, after)
    pixels = np.bincount(after.ravel())[1:].tolist()
    refitted = replace(report_of(pixels), validation="polygons", training=Training(final_model="all polygons"))
    (tmp_path / "b.json").write_text(refitted.to_json(), encoding="utf-8")
    found = compare(*maps)
    assert found.adjusted == () and set(found.validated) == {"before"}
    assert "the final model, which made 'b.tif'" in found.not_adjusted[0]


def test_a_report_of_another_map_is_not_believed(tmp_path: Path) -> None:
    told = Told()
    before, after = paper_maps(tmp_path, PAPER_MAP.T)
    (tmp_path / "b.json").write_text(report_of([5, 6, 7, 8]).to_json(), encoding="utf-8")
    found = compare(before, after, told)
    assert found.adjusted == ()
    sentence = "pixels of 'Deforestation' there: 5, in the map: 200"
    assert sentence in told.warnings[0]
    with pytest.raises(FreeNetError, match=sentence):
        compare(before, after, after_report=tmp_path / "b.json")


def test_values_of_one_name_are_one_class_to_a_report(tmp_path: Path) -> None:
    before, _ = paper_maps(tmp_path, PAPER_MAP.T)
    parted = np.where((PAPER_MAP.T == 4) & (np.arange(100) % 2 == 0), 5, PAPER_MAP.T)
    after = write(tmp_path / "b.tif", parted, (*OF_PAPER, replace(OF_PAPER[-1], value=5)), PAPER_GRID)
    assert len(compare(before, after).adjusted) == 4


def test_a_report_without_a_matrix_tells_nothing_of_the_errors(tmp_path: Path) -> None:
    before, after = paper_maps(tmp_path, PAPER_MAP.T)
    told = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    del told["confusion_matrix"]
    (tmp_path / "old.json").write_text(json.dumps(told), encoding="utf-8")
    found = compare(before, after, after_report=tmp_path / "old.json")
    assert found.not_adjusted == ("'old.json' tells of no reference, so nothing is known of the errors of 'b.tif'.",)


def test_a_report_that_counts_less_than_nothing_is_none(tmp_path: Path) -> None:
    before, after = paper_maps(tmp_path, PAPER_MAP.T)
    told = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    told["confusion_matrix"][0][1] = -3
    (tmp_path / "edited.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(FreeNetError, match="counts fewer pixels than none"):
        compare(before, after, after_report=tmp_path / "edited.json")


def test_a_report_may_be_given_as_its_page(tmp_path: Path) -> None:
    from freenet_qgis import report

    before, after = paper_maps(tmp_path, PAPER_MAP.T)
    told = Report.from_dict(json.loads((tmp_path / "b.json").read_text(encoding="utf-8")))
    (tmp_path / "b.json").unlink()
    assert compare(before, after).adjusted == ()
    report.write(tmp_path / "assessed.html", told)
    assert len(compare(before, after, after_report=tmp_path / "assessed.html").adjusted) == 4
    (tmp_path / "notes.html").write_text("<p>no report</p>")
    with pytest.raises(FreeNetError, match=r"'notes\.html' is no report of FreeNet"):
        compare(before, after, after_report=tmp_path / "notes.html")


def other_place(folder: Path) -> Path:
    return write(folder / "b.tif", [[1, 2, 2], [2, 1, 1]], CLASSES, replace(GRID, geotransform=(0.0, 10, 0, 0, 0, -10)))


def an_image(folder: Path) -> Path:
    dataset = gdal.GetDriverByName("GTiff").Create(str(folder / "b.tif"), 3, 2, 4, gdal.GDT_Int16)
    dataset.SetGeoTransform(GRID.geotransform)
    dataset.SetProjection(GRID.crs_wkt)
    return folder / "b.tif"


def shares(folder: Path) -> Path:
    write_map(folder / "b.tif", NewMap(CONFIDENCE, np.full((2, 3), 0.5, np.float32), GRID))
    return folder / "b.tif"


def a_change(folder: Path) -> Path:
    write_map(folder / "b.tif", NewMap(DIFFERENCE, np.ones((2, 3), np.uint8), GRID, CLASSES))
    return folder / "b.tif"


def a_link(folder: Path) -> Path:
    (folder / "b.tif").symlink_to(folder / "a.tif")
    return folder / "b.tif"


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (other_place, "'a.tif' and 'b.tif' do not overlap"),
        (lambda folder: folder / "a.tif", "'a.tif' is given twice, as the map before and as the map after"),
        (a_link, "'a.tif' is given twice"),
        (
            lambda folder: write(folder / "b.tif", [[1, 1, 1]] * 2, (ClassInfo(1, "Ice", "#ffffff"),)),
            r"'a.tif' \(Water, Meadow\) and 'b.tif' \(Ice\) have no class in common",
        ),
        (
            lambda folder: write(folder / "b.tif", [[0, 0, 0], [0, 0, 1]]),
            "Nowhere do 'a.tif' and 'b.tif' both have a class",
        ),
        (an_image, "'b.tif' has 4 bands, a class map has one"),
        (shares, "'b.tif' was written by FreeNet, but it is no class map"),
        (a_change, "'b.tif' was written by FreeNet, but it is no class map"),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_sentence(tmp_path: Path, after: Any, sentence: str) -> None:
    before = write(tmp_path / "a.tif", [[1, 2, 2], [2, 1, 0]])
    with pytest.raises(FreeNetError, match=sentence):
        compare(before, after(tmp_path))
    assert not (tmp_path / "change.tif").exists() and not (tmp_path / "change.html").exists()


@pytest.mark.parametrize("share", [0.0, 0.5, 0.9])
def test_a_cancelled_comparison_leaves_nothing(tmp_path: Path, share: float) -> None:
    grid = replace(GRID, rows=600, cols=2000)
    before = write(tmp_path / "a.tif", np.ones((600, 2000)), CLASSES, grid)
    after = write(tmp_path / "b.tif", np.full((600, 2000), 2), CLASSES, grid)
    there = sorted(tmp_path.iterdir())
    with pytest.raises(workflow.Canceled):
        compare(before, after, Told(cancel_at=share))
    assert sorted(tmp_path.iterdir()) == there
