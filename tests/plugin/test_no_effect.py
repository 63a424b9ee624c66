# SPDX-License-Identifier: GPL-3.0-or-later
"""The toolbox refuses what would have no effect, with one sentence and before it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsApplication, QgsProcessingContext
from scenes import SyntheticScene, write_scene


@pytest.fixture
def classes(scene: SyntheticScene, tmp_path: Path) -> str:
    """A raster of the classes of the scene."""
    path = tmp_path / "classes.tif"
    gdal.Translate(str(path), str(scene.raster), bandList=[1], outputType=gdal.GDT_Byte, noData="none")
    dataset = gdal.Open(str(path), gdal.GA_Update)  # no band outlives it
    dataset.GetRasterBand(1).WriteArray(scene.training.astype(np.uint8))
    dataset.FlushCache()
    return str(path)


def refused(scene: SyntheticScene, name: str = "train", **given: Any) -> str:
    """Why an algorithm will not run; empty if it will."""
    known = {
        "INPUT": str(scene.raster),
        "TRAINING": str(scene.polygons),
        "FIELD": "class_id",
        "OUTPUT": "TEMPORARY_OUTPUT",
        "MODEL": "TEMPORARY_OUTPUT",
    }
    wanted = {key: value for key, value in {**known, **given}.items() if value is not None}
    found = QgsApplication.processingRegistry().algorithmById(f"freenet:{name}")
    can, reason = found.checkParameterValues(wanted, QgsProcessingContext())
    return "" if can else reason


def test_what_is_for_features_is_refused_beside_a_raster_of_classes(scene: SyntheticScene, classes: str) -> None:
    only = {"TRAINING": None, "FIELD": None, "TRAINING_RASTER": classes}
    assert refused(scene, **only) == ""
    for given in ({"FIELD": "class_id"}, {"RADIUS": 3}, {"ALL_TOUCHED": True}):
        for name in ("train", "checktraining"):
            reason = refused(scene, name, **{**only, **given, **({"MODEL": None} if name != "train" else {})})
            assert f"{next(iter(given))} is for features, and only a raster of classes is trained on" in reason


def test_what_is_for_a_raster_of_classes_is_refused_beside_features(scene: SyntheticScene, classes: str) -> None:
    for given in ({"ERODE": 1}, {"MOST_PIXELS": 5}):
        sentence = f"{next(iter(given))} is for a raster of classes, and only features are trained on"
        assert sentence in refused(scene, **given)


def test_a_further_scene_may_be_what_an_option_is_for(scene: SyntheticScene, classes: str, tmp_path: Path) -> None:
    other = write_scene(tmp_path, "other", (24, 18, 6))
    assert refused(scene, ERODE=1, ALSO=[str(other.raster), classes, ""]) == ""
    only = {"TRAINING": None, "FIELD": None, "TRAINING_RASTER": classes}
    further = [str(other.raster), str(other.polygons), "class_id"]
    assert refused(scene, **only, ALL_TOUCHED=True, ALSO=further) == ""


def test_what_the_other_parameters_settle_is_refused(scene: SyntheticScene, tmp_path: Path) -> None:
    gone = str(tmp_path / "m.safetensors")
    wrong = {
        "BANDS has no effect where training goes on from a model": {"START_MODEL": gone, "BANDS": "1-3"},
        "REFIT has no effect without validation": {"REFIT": False, "VALIDATION": "none"},
        "Ways of resampling are given ('nearest'), but no further rasters": {"RESAMPLING": "nearest"},
        "',,' names no band": {"BANDS": ",,"},
        "',' is no date": {"DATES": ","},
        "no mask (MASK)": {"MASK_VALUES": "3"},
    }
    for sentence, given in wrong.items():
        assert sentence in refused(scene, **given)
    assert refused(scene, BANDS="  ", DATES=" ", RESAMPLING=" ", REFIT=False) == ""


def test_what_is_for_features_is_refused_beside_a_reference_raster(scene: SyntheticScene, classes: str) -> None:
    only = {"INPUT": classes, "REFERENCE": classes, "TRAINING": None, "MODEL": None, "OUTPUT": None}
    for given in ({"FIELD": "class_id"}, {"FIELD": None, "ALL_TOUCHED": True}):
        reason = refused(scene, "assess", **only, **given)
        assert "is for features, and the reference is a raster" in reason
