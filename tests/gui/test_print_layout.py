# SPDX-License-Identifier: GPL-3.0-or-later
"""The print layout of a map: what stands on it, and that nothing stands there that is not known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtGui import QColor, QImage
from records import run_record

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.gui.hand_on.print_layout import new_layout
from freenet_qgis.gui.project.run_record import Figures

CLASSES = [ClassInfo(1, "Water & ice", "#1f78b4"), ClassInfo(2, "<b>Meadow</b>", "#b2df8a")]
FIGURES = Figures("polygons", 0.84149, 0.8731, 512, final_model="all polygons")


def laid_out(folder: Path, rows: int = 40, cols: int = 60, **rest: Any) -> QgsPrintLayout:
    """The layout of a map that is water above and meadow below, in UTM unless another CRS is told."""
    wkt = rest.pop("crs_wkt", None)
    if wkt is None:
        wkt = QgsCoordinateReferenceSystem("EPSG:32632").toWkt()
    grid = Grid(rows, cols, (400000.0, 10.0, 0.0, 5800000.0, 0.0, -10.0), wkt)
    labels = np.ones((rows, cols), np.uint8)
    labels[rows // 2 :] = 2
    write_map(folder / "map.tif", NewMap(CLASS_MAP, labels, grid, rest.pop("classes", CLASSES)))
    layer = QgsRasterLayer(str(folder / "map.tif"), "map")
    QgsProject.instance().addMapLayer(layer)
    run = run_record(str(folder / "image.tif"), class_map=str(folder / "map.tif"), **{"figures": FIGURES, **rest})
    return new_layout(run, layer)


def items(layout: QgsPrintLayout, kind: type) -> list[Any]:
    return [one for one in layout.items() if isinstance(one, kind)]


def texts(layout: QgsPrintLayout) -> str:
    return "\n".join(one.text() for one in items(layout, QgsLayoutItemLabel))


def test_map_legend_scale_north_and_words_stand_on_it(tmp_path: Path) -> None:
    layout = laid_out(tmp_path)
    (shown,) = items(layout, QgsLayoutItemMap)
    assert [layer.name() for layer in shown.layers()] == ["map"]
    assert len(items(layout, QgsLayoutItemPicture)) == 1
    (bar,) = items(layout, QgsLayoutItemScaleBar)
    assert bar.unitsPerSegment() > 0 and bar.sizeWithUnits().width() > 10
    assert "Land cover of image" in texts(layout)
    assert "Overall accuracy 84.1 %" in texts(layout)
    assert "trained without the held-out places" in texts(layout), "what the accuracy is of"
    assert "Training data: training" in texts(layout)
    assert shown.extent().width() / shown.extent().height() == pytest.approx(1.5, rel=0.01)


def test_the_legend_has_the_classes_and_nothing_else(tmp_path: Path) -> None:
    (legend,) = items(laid_out(tmp_path), QgsLayoutItemLegend)
    (node,) = legend.model().rootGroup().findLayers()
    shown = [one.data(0) for one in legend.model().layerLegendNodes(node)]
    assert shown == ["Water & ice", "<b>Meadow</b>"]


@pytest.mark.parametrize(("name", "count", "sheets"), [("Crop", 18, 0), ("Grassland with old trees", 255, 3)])
def test_classes_that_do_not_fit_beside_the_map_stand_on_sheets_of_their_own(
    tmp_path: Path, name: str, count: int, sheets: int
) -> None:
    classes = [ClassInfo(value, f"{name} {value}", "#123456") for value in range(1, count + 1)]
    layout = laid_out(tmp_path, classes=classes)
    pages = layout.pageCollection()
    assert pages.pageCount() == 1 + sheets
    assert ("see the next page" in texts(layout)) == bool(sheets)
    named = []
    for legend in sorted(items(layout, QgsLayoutItemLegend), key=lambda one: one.page()):
        assert pages.page(legend.page()).sceneBoundingRect().contains(legend.sceneBoundingRect())
        (node,) = legend.model().rootGroup().findLayers()
        named += [one.data(0) for one in legend.model().layerLegendNodes(node)]
    assert named == [info.name for info in classes]


def test_without_a_place_on_the_ground_there_is_neither_scale_nor_north(tmp_path: Path) -> None:
    layout = laid_out(tmp_path, crs_wkt="")
    assert items(layout, QgsLayoutItemScaleBar) == [] and items(layout, QgsLayoutItemPicture) == []
    assert len(items(layout, QgsLayoutItemMap)) == 1


def test_a_map_that_was_not_validated_says_so(tmp_path: Path) -> None:
    assert "Not validated: nothing was held out of training." in texts(laid_out(tmp_path, figures=Figures("none")))


def test_a_second_layout_has_another_name(tmp_path: Path) -> None:
    names = [laid_out(tmp_path).name() for _ in range(3)]
    assert names == ["Map of image", "Map of image (2)", "Map of image (3)"]
    assert sorted(one.name() for one in QgsProject.instance().layoutManager().layouts()) == sorted(names)


@pytest.mark.parametrize(("rows", "cols", "is_wide"), [(40, 60, True), (60, 40, False)])
def test_the_page_lies_as_the_map_does_and_all_is_on_it(tmp_path: Path, rows: int, cols: int, is_wide: bool) -> None:
    layout = laid_out(tmp_path, rows, cols)
    page = layout.pageCollection().page(0).rect()
    assert (page.width() > page.height()) == is_wide
    for item in [*items(layout, QgsLayoutItemMap), *items(layout, QgsLayoutItemLabel)]:
        assert page.contains(item.sceneBoundingRect().adjusted(1, 1, -1, -1)), item.id()
    assert (
        not items(layout, QgsLayoutItemMap)[0]
        .sceneBoundingRect()
        .intersects(items(layout, QgsLayoutItemLegend)[0].sceneBoundingRect())
    )


def test_the_map_is_seen_on_paper_in_its_colours(tmp_path: Path) -> None:
    layout = laid_out(tmp_path)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 60
    exporter = QgsLayoutExporter(layout)
    assert exporter.exportToImage(str(tmp_path / "page.png"), settings) == QgsLayoutExporter.ExportResult.Success
    page = QImage(str(tmp_path / "page.png"))
    colours = {QColor(page.pixel(x, y)).name() for x in range(0, page.width(), 4) for y in range(0, page.height(), 4)}
    assert {"#1f78b4", "#b2df8a"} <= colours


def test_the_numbers_of_the_scale_bar_stand_apart(tmp_path: Path) -> None:
    for rows, cols in ((40, 60), (600, 20), (3, 4)):
        QgsProject.instance().clear()
        (bar,) = items(laid_out(tmp_path, rows, cols), QgsLayoutItemScaleBar)
        assert 25 <= bar.sizeWithUnits().width() <= 70, (rows, cols)


def test_a_map_without_a_place_in_the_crs_of_the_project_is_shown_in_its_own(tmp_path: Path) -> None:
    """Such as one that says degrees and means metres."""
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    (shown,) = items(laid_out(tmp_path, crs_wkt=degrees.toWkt()), QgsLayoutItemMap)
    assert shown.crs() == degrees
    assert shown.extent().width() == pytest.approx(600, rel=0.01)
