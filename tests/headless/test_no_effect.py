# SPDX-License-Identifier: GPL-3.0-or-later
"""What would have no effect is refused with one sentence, or warned of where that depends on what a layer holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenes import write_scene

from freenet_qgis.__main__ import main

TRAIN = ("train", "--input", "scene.tif", "--model", "m.safetensors")
FEATURES = (*TRAIN, "--training", "scene.gpkg", "--field", "class_id")
RASTER = (*TRAIN, "--training-raster", "classes.tif")
BOTH = (*RASTER, "--also", "other.tif", "other.gpkg", "class_id")
CHECK = ("check-training", "--input", "scene.tif", "--training-raster", "classes.tif", "--output", "x.gpkg")
CLASSIFY = ("classify", "scene.tif", "--model", "m.safetensors", "--output", "map.tif")

OF_FEATURES = "is for features, and only a raster of classes is trained on"
OF_RASTERS = "is for a raster of classes, and only features are trained on"
WRONG = {
    "field of a raster": ((*RASTER, "--field", "class_id"), "--field is for features"),
    "field of the raster of the first scene": ((*BOTH, "--field", "class_id"), "--field is for features"),
    "radius of a raster": ((*RASTER, "--radius", "3"), f"--radius {OF_FEATURES}"),
    "unit of a raster": ((*RASTER, "--radius-unit", "metres"), f"--radius-unit {OF_FEATURES}"),
    "touched by a raster": ((*RASTER, "--all-touched"), f"--all-touched {OF_FEATURES}"),
    "radius of a raster, checked": ((*CHECK, "--radius", "3"), f"--radius {OF_FEATURES}"),
    "eroded features": ((*FEATURES, "--erode", "2"), f"--erode {OF_RASTERS}"),
    "most of features": ((*FEATURES, "--most-pixels", "2"), f"--most-pixels {OF_RASTERS}"),
    "unit without a radius": ((*FEATURES, "--radius-unit", "metres"), "--radius-unit has no effect without --radius"),
    "bands of a model": ((*FEATURES, "--start-model", "s.safetensors", "--bands", "1-3"), "--bands has no effect"),
    "refit without validation": ((*FEATURES, "--validation", "none", "--no-refit"), "--no-refit has no effect"),
    "resampling of nothing": ((*FEATURES, "--resampling", "nearest"), "--resampling has no effect without --stack"),
    "resampling of nothing, mapped": ((*CLASSIFY, "--resampling", "auto"), "--resampling has no effect without"),
    "values of no mask": ((*FEATURES, "--mask-values", "3"), "--mask-values has no effect without --mask"),
    "values of no mask, mapped": ((*CLASSIFY, "--mask-values", "3"), "--mask-values has no effect without --mask"),
    "waiting without workers": ((*CLASSIFY, "--wait-for-workers", "5"), "--wait-for-workers has no effect without"),
    "bands of commas": ((*FEATURES, "--bands", ",,"), "',,' names no band"),
    "dates of commas": ((*FEATURES, "--dates", ","), "',' is no date"),
    "field of a reference raster": (
        ("assess", "--input", "map.tif", "--reference", "classes.tif", "--field", "x"),
        "--field is for features, and the reference is a raster",
    ),
    "touched by a reference raster": (
        ("assess", "--input", "map.tif", "--reference", "classes.tif", "--all-touched"),
        "--all-touched is for features, and the reference is a raster",
    ),
}
NOTHING = {
    "area": (*FEATURES, "--area", ""),
    "extent": (*FEATURES, "--extent", " "),
    "mask": (*FEATURES, "--mask", ""),
    "stack": (*FEATURES, "--stack", ""),
    "start-model": (*FEATURES, "--start-model", ""),
    "report": (*FEATURES, "--report", ""),
    "confidence": (*FEATURES, "--confidence", ""),
    "input": (*FEATURES, "--input", ""),
    "training": (*TRAIN, "--training", ""),
    "training-raster": (*TRAIN, "--training-raster", ""),
    "model": (*CLASSIFY, "--model", ""),
    "output": (*CLASSIFY, "--output", ""),
    "output-folder": ("classify", "scene.tif", "--model", "m.safetensors", "--output-folder", ""),
    "RASTER": ("classify", "", "--model", "m.safetensors", "--output", "map.tif"),
    "reference": ("assess", "--input", "map.tif", "--reference", ""),
    "before": ("change", "--before", "", "--after", "map.tif", "--output", "change.tif"),
    "confidence of polygons": ("to-polygons", "--input", "map.tif", "--confidence", "", "--output", "polygons.gpkg"),
    "image": ("generalize", "--input", "map.tif", "--image", "", "--output", "general.tif"),
    "MODEL": ("info", ""),
}


def said(arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    try:
        status = main(arguments)
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, capfd.readouterr().err


@pytest.mark.parametrize(("arguments", "sentence"), WRONG.values(), ids=WRONG)
def test_what_would_have_no_effect_is_refused_with_one_sentence(
    arguments: tuple[str, ...],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("scene", "map", "classes"):
        write_scene(tmp_path, name, (24, 18, 1))
    status, errors = said(arguments, capfd)
    assert status in (1, 2) and sentence in errors and "Traceback" not in errors
    assert "Reading" not in errors


@pytest.mark.parametrize(("name", "arguments"), NOTHING.items(), ids=NOTHING)
def test_an_option_with_nothing_in_it_is_refused(
    name: str, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    status, errors = said(arguments, capfd)
    assert status == 2 and f"{name.split()[0]}: nothing is named" in errors.replace("MODEL/", "")


def test_what_an_option_has_by_default_may_be_written_out(capfd: pytest.CaptureFixture[str]) -> None:
    written = ("--bands", "", "--dates", "", "--resampling", "", "--mask-values", "", "--erode", "0", "--radius", "0")
    status, errors = said((*FEATURES, *written, "--input", "gone.tif"), capfd)
    assert status == 1 and "There is no file 'gone.tif'" in errors
