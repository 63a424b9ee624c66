# SPDX-License-Identifier: GPL-3.0-or-later
"""Cleaning a class map from the toolbox."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis import processing
from qgis.core import Qgis, QgsApplication, QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsRasterLayer
from scenes import CLASSES, COLORS, EPSG, GEOTRANSFORM

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.geodata.results.map_writing import NewMap, write_map


@pytest.fixture
def class_map(tmp_path: Path) -> Path:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(EPSG)
    labels = np.repeat([1, 2], 10)[None].repeat(16, 0).astype(np.uint8)
    labels[3:5, 3:5], labels[9, 14] = 2, 3
    classes = [ClassInfo(value, name, COLORS[value]) for value, name in CLASSES.items()]
    write_map(
        tmp_path / "map.tif", NewMap(CLASS_MAP, labels, Grid(16, 20, tuple(GEOTRANSFORM), crs.ExportToWkt()), classes)
    )
    return tmp_path / "map.tif"


def test_numbers_come_out_and_the_layer_has_the_legend_of_the_map(class_map: Path, tmp_path: Path) -> None:
    given = {"INPUT": str(class_map), "OUTPUT": str(tmp_path / "cleaned.tif"), "REPORT": str(tmp_path / "page.html")}
    results = processing.run("freenet:generalize", given)
    assert (results["PATCHES_REMOVED"], results["PIXELS_CHANGED"]) == (2, 5)
    assert (tmp_path / "page.html").exists() and (tmp_path / "page.json").exists()
    layers = [QgsRasterLayer(str(path)) for path in (class_map, tmp_path / "cleaned.tif")]
    legends = [[(one.value, one.label, one.color.name()) for one in layer.renderer().classes()] for layer in layers]
    assert legends[0] == legends[1] and len(legends[0]) == len(CLASSES)
    assert gdal.Open(results["OUTPUT"]).ReadAsArray()[9, 14] == 2


def test_a_result_is_loaded_without_a_warning(class_map: Path, project: QgsProject) -> None:
    """As it would be if QGIS tried whether the map is a vector file."""
    warnings: list[str] = []
    log = QgsApplication.messageLog()

    def note(text: str, tag: str, level: Qgis.MessageLevel) -> None:
        if level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
            warnings.append(f"{tag}: {text}")

    log.messageReceived.connect(note)
    processing.runAndLoadResults("freenet:generalize", {"INPUT": str(class_map), "OUTPUT": "TEMPORARY_OUTPUT"})
    log.messageReceived.disconnect(note)
    assert len(project.mapLayers()) == 1 and warnings == []


def test_the_size_may_be_in_hectares(class_map: Path, tmp_path: Path) -> None:
    given = {
        "INPUT": str(class_map),
        "MIN_SIZE": 0.02,
        "MIN_SIZE_UNIT": "hectares",
        "OUTPUT": str(tmp_path / "new.tif"),
    }
    assert processing.run("freenet:generalize", given)["PIXELS_CHANGED"] == 1  # four pixels of 100 m² stay


def test_what_another_method_would_look_at_is_left_aside_and_said(class_map: Path, tmp_path: Path) -> None:
    """As in the dialog that a run opens, filled in with all that the run has."""
    feedback = QgsProcessingFeedback()
    given = {"INPUT": str(class_map), "PROBABILITIES": str(class_map), "IMAGE": str(class_map)}
    processing.run("freenet:generalize", {**given, "OUTPUT": str(tmp_path / "new.tif")}, feedback=feedback)
    assert "The method 'sieve' looks at the map alone, at no probabilities and no image." in feedback.textLog()


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ({"METHOD": "probabilities"}, "it needs both"),
        ({"MIN_SIZE_UNIT": "hectares"}, "there is no size"),
        ({"FIELD": "class"}, "FIELD is for a reference, and there is none"),
    ],
)
def test_the_dialog_refuses_what_makes_no_sense(
    class_map: Path, tmp_path: Path, rest: dict[str, str], problem: str
) -> None:
    with pytest.raises(QgsProcessingException, match=problem):
        processing.run("freenet:generalize", {"INPUT": str(class_map), "OUTPUT": str(tmp_path / "new.tif"), **rest})
