# SPDX-License-Identifier: GPL-3.0-or-later
"""A report is read from its entries with care, and written as every version has written it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from reports import entries

from freenet_qgis.contract.figures import CheckedPolygon, Disagreement, Distances, PlaceFigures
from freenet_qgis.contract.final_model import ALL_POLYGONS, PART_OF_THEM
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.report import Report, Training
from freenet_qgis.engine.validation.accuracy import assess
from freenet_qgis.report.run_facts import run_table

CLASSES = [ClassInfo(1, "wood", "#00aa00"), ClassInfo(9, "water", "#0000ff")]
TRUTH, MAPPED, POLYGONS = np.array([1, 1, 2, 2]), np.array([1, 2, 2, 2]), np.array([1, 2, 3, 4])
MEASURED = Report(
    "1", "train_and_classify", "scene.tif",
    training=Training(preset="fast", steps=9, final_model=PART_OF_THEM),
    validation="polygons",
    accuracy=assess(MAPPED, TRUTH, CLASSES, POLYGONS),
    distances=Distances(13.0, 6.5),
    disagreements=(Disagreement(2, "wood", 1, 0.0, "water", own_probability=0.1, feature="7"),),
    map_pixels=(60, 40),
)  # fmt: skip


def test_what_is_written_is_read_again() -> None:
    assert Report.from_dict(entries(MEASURED)) == MEASURED


def test_the_page_calls_a_preset_as_the_dock_does() -> None:
    assert "'Fast'" in str(run_table(MEASURED))


def test_places_are_written_where_such_were_held_out() -> None:
    by_place = replace(MEASURED, sampling_unit="places", places=PlaceFigures(9, 5, 3, 16, 8, 2, 1))
    told = entries(by_place)
    assert Report.from_dict(told) == by_place and by_place.polygons_tested == 3
    assert told["places"] == {
        "polygons": 9, "places": 5, "tested_polygons": 3, "apart_px": 16, "least_apart_px": 8, "single_polygons": 2,
        "single_places": 1,
    }  # fmt: skip
    assert "places" not in entries(MEASURED) and MEASURED.polygons_tested == 4


def test_all_parts_stand_side_by_side() -> None:
    told = entries(MEASURED)
    assert (told["preset"], told["test_pixels"], told["test_polygons"]) == ("fast", 4, 4)
    assert (told["median_test_distance"], told["median_map_distance"]) == (13.0, 6.5)
    assert told["disagreements"] == [
        {"polygon": 2, "class": "wood", "pixels": 1, "agreement": 0.0, "mapped_as": "water", "own_probability": 0.1,
         "feature": "7"}
    ]  # fmt: skip


def test_what_is_not_known_is_null_and_what_nobody_looked_for_has_no_entry() -> None:
    told = entries(MEASURED)
    assert told["context_gain"] is None and told["area"] is None and told["labels"] is None
    assert not {"checked", "scenes", "tile_side", "pixel_area_m2", "yardsticks"} & told.keys()
    counted = entries(replace(MEASURED, accuracy=assess(MAPPED, TRUTH, CLASSES)))
    assert not [name for name in (*counted, *counted["classes"][0]) if name.endswith(("_interval", "_polygons"))]


def test_areas_are_looked_for_where_the_confusion_is_that_of_the_map() -> None:
    refitted = replace(MEASURED, training=replace(MEASURED.training, final_model=ALL_POLYGONS))
    assert MEASURED.measures_the_map and not refitted.measures_the_map
    assert "area" not in entries(refitted) and "area" not in entries(replace(MEASURED, map_pixels=None))


def test_a_polygon_without_another_of_its_class_is_checked_by_nothing() -> None:
    (told,) = entries(Report("1", "check_training", "scene.tif", checked=(CheckedPolygon(1, "wood"),)))["checked"]
    assert told == {"polygon": 1, "class": "wood", **dict.fromkeys(
        ("agreement", "mapped_as", "own_probability", "neighbours_agreement"))}  # fmt: skip


def test_a_report_of_another_version_is_read() -> None:
    older = {"version": "0.1", "verb": "assess", "scene": "map.tif", "overall_accuracy": 1, "of_a_later_one": [{}]}
    assert Report.from_dict(older).accuracy.overall_accuracy == 1.0


@pytest.mark.parametrize(
    "changed",
    [
        {"verb": "destroy"},
        {"validation": "nothing"},
        {"version": None},
        {"warnings": "text"},
        {"warnings": [1]},
        {"overall_accuracy": "all"},
        {"overall_accuracy": float("nan")},
        {"overall_interval": [0.1]},
        {"confusion_matrix": [[1]]},
        {"confusion_matrix": [[1, 2], [3]]},
        {"classes": [{}]},
        {"map_pixels": [1, 2, 3]},
        {"area": {"overall_accuracy": 1, "overall_interval": None, "classes": []}},
        {"disagreements": 5},
        {"disagreements": [5]},
        {"disagreements": [{"polygon": 1}]},
        {"learning": [[1, 2]]},
        {"learning": [[1, None, 0.5]]},
        {"network_steps": [1.5]},
        {"labels": {"kind": "image", "name": ""}},
    ],
)
def test_what_no_run_can_have_left_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"Report|the confusion matrix|the pixels|the areas|the learning curve"):
        Report.from_dict({**entries(MEASURED), **changed})


@pytest.mark.parametrize("text", ["[]", "null", '"report"', "5"])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an object"):
        Report.from_dict(json.loads(text))
