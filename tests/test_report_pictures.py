# SPDX-License-Identifier: GPL-3.0-or-later
"""Map and charts in the report: read back by GDAL and by an XML parser."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from xml.etree import ElementTree

import numpy as np
import pytest
from osgeo import gdal

from freenet_qgis.contract.figures import ClassFigures, Confidence, ConfidenceBin
from freenet_qgis.contract.report import Report
from freenet_qgis.report import charts, picture
from freenet_qgis.report.browser import html

CLASSES = [ClassFigures(1, "water", "#0010ff"), ClassFigures(2, "forest", "#00ff20")]
FILE = "/vsimem/report_picture.png"


@pytest.fixture
def read() -> Iterator:
    def opened(content: bytes) -> gdal.Dataset:
        gdal.FileFromMemBuffer(FILE, content)
        return gdal.Open(FILE)

    yield opened
    gdal.Unlink(FILE)


def test_the_picture_shows_each_class_in_its_colour(read: Iterator) -> None:
    pixels = np.array([[0, 1, 2], [2, 2, 1]], np.uint8)
    dataset = read(picture.png(pixels, ["#0010ff", "#00ff20"]))
    assert dataset.ReadAsArray().tolist() == pixels.tolist()
    table = dataset.GetRasterBand(1).GetRasterColorTable()
    assert [table.GetColorEntry(value) for value in (1, 2)] == [(0, 16, 255, 255), (0, 255, 32, 255)]
    assert dataset.GetRasterBand(1).GetNoDataValue() == 0  # what GDAL makes of a transparent entry


@pytest.mark.parametrize(
    ("size", "shown"), [((2000, 900), (667, 300)), ((145, 100), (435, 300)), ((500, 20), (500, 20))]
)
def test_the_map_has_a_size_that_can_be_seen(read: Iterator, size: tuple, shown: tuple) -> None:
    page = html(picture.class_map(np.ones(size, np.uint8), CLASSES))
    dataset = read(b64decode(page.split("base64,")[1].split('"')[0]))
    assert (dataset.RasterYSize, dataset.RasterXSize) == shown


def test_the_legend_has_the_classes_of_the_map() -> None:
    page = html(picture.class_map(np.full((9, 9), 2, np.uint8), CLASSES))
    assert "forest" in page and "water" not in page
    assert 'alt="Class map of 9 x 9 pixels"' in page


def chart(page: str) -> ElementTree.Element:
    return ElementTree.fromstring(page[page.index("<svg") : page.index("</svg>") + len("</svg>")])


def table(page: str) -> ElementTree.Element:
    return ElementTree.fromstring(page[page.index("<table") : page.index("</table>") + len("</table>")])


def places(found: ElementTree.Element, kind: str) -> np.ndarray:
    """The points of a line, shape (points, 2), in pixels from the upper left corner."""
    line = found.find(f"g[@class='{kind}']/polyline")
    return np.array([pair.split(",") for pair in line.get("points").split()], float)


def learning_curve(learning: list, validation: str = "polygons", network_steps: tuple[int, ...] = ()) -> str:
    return html(charts.learning_curve(learning, validation, network_steps))


def test_the_learning_curve_falls_with_the_loss_and_rises_with_the_accuracy() -> None:
    found = chart(learning_curve([(1, 2.0, None), (5, 1.0, 0.5), (10, 0.5, 0.9)]))
    loss, accuracy = places(found, "loss"), places(found, "accuracy")
    assert len(loss) == 3 and len(accuracy) == 2
    assert (np.diff(loss, axis=0) > 0).all()  # y counts downwards
    half_the_width, two_fifths_of_the_height = 440 / 2, 202 * 0.4
    assert np.diff(accuracy, axis=0)[0] == pytest.approx([half_the_width, -two_fifths_of_the_height], abs=0.2)


def test_the_learning_curve_says_what_the_accuracy_is_on() -> None:
    page = learning_curve([(1, 2.0, None), (2, 1.0, 0.5)], validation="blocks")
    assert page.count("ccuracy on the held-out blocks") == 3  # title and label of the chart, legend


def test_the_learning_curve_has_a_line_for_each_of_several_networks_as_the_panel_draws_them() -> None:
    learning = [(10, 2.0, None), (13, None, 0.5), (20, 1.0, None), (30, 1.5, None), (40, 0.5, None), (40, None, 0.9)]
    page = learning_curve(learning, network_steps=(20, 20))
    assert "2 networks" in page
    first, second = (
        np.array([pair.split(",") for pair in line.get("points").split()], float)
        for line in chart(page).findall("g[@class='loss']/polyline")
    )
    assert first[:, 0].tolist() == [170.0, 280.0] and second[:, 0].tolist() == [390.0, 500.0]
    assert places(chart(page), "accuracy")[:, 0].tolist() == [203.0, 500.0]
    assert places(chart(page), "between")[:, 0].tolist() == [280.0, 280.0]
    alone = learning_curve(learning[:3], network_steps=(20,))
    assert "networks" not in alone and chart(alone).find("g[@class='between']") is None


def test_a_training_without_held_out_polygons_has_one_line() -> None:
    found = chart(learning_curve([(1, 2.0, None), (2, 1.0, None)]))
    assert found.find("g[@class='accuracy']") is None


def test_a_long_training_is_thinned_out() -> None:
    found = chart(learning_curve([(step, 1.0, None) for step in range(1, 5001)]))
    assert len(places(found, "loss")) <= charts.MOST_POINTS


def test_the_reliability_diagram_has_a_bar_for_each_bin_with_pixels() -> None:
    bins = ConfidenceBin(0.0, 0.5, None, None, 0), ConfidenceBin(0.5, 1.0, 0.8, 0.5, 4)
    confidence = Confidence(expected_calibration_error=0.3, error_by_chance=0.1, bins=bins)
    page = html(charts.reliability_diagram(confidence, Report("1", "train", "scene.tif", validation="polygons")))
    (bar,) = chart(page).iter("rect")
    frame = charts.HEIGHT - charts.TOP - charts.BOTTOM
    assert float(bar.get("height")) == pytest.approx(frame / 2, abs=0.1)
    assert [cell.text for cell in table(page).iter("td")] == ["50.0 %", "4"], "who sees no bars reads them"
    assert [cell.text for cell in table(page).findall("tbody/tr/th[@scope='row']")] == ["50 to 100 %"]
    assert "Expected calibration error 30.0 %" in page
    assert "chance alone would make it about 10.0 %" in page


@pytest.mark.parametrize("end", [1, 3, 10, 37, 300, 1000, 0.02, 2.7])
def test_ticks_are_few_and_reach_the_end(end: float) -> None:
    ticks = charts._ticks(end)
    assert 3 <= len(ticks) <= 7
    assert ticks[0] == 0 and end - (ticks[1] - ticks[0]) < ticks[-1] <= end * 1.0001
