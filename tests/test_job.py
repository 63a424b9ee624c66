# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs and model cards survive the trip through JSON; what is damaged is refused with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, TrainOptions
from freenet_qgis.contract.presets import Preset
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.strict_json import from_json, to_json

JOB = Job(
    version="1.2.3",
    verb="train_and_classify",
    scene="Müritz.tif",
    grid=Grid(60, 50, (400000.0, 10.0, 0.0, 5800000.0, 0.0, -10.0), "PROJCRS[…]"),
    bands=(Band(1, "blue", 480.0, 10.5, 0.0001, 0.0, -9999.0), Band(3, "no more known")),
    source_bands=3,
    classes=(ClassInfo(1, "Wälder", "#00ff00"), ClassInfo(255, "<b>&\"'", "#123456")),
    options=TrainOptions("paper", 12, "blocks", refit=False),
    seed=7,
    device="cpu",
    confidence=True,
)


def damaged(**changes: object) -> str:
    return json.dumps({**json.loads(to_json(JOB)), **changes})


def test_a_job_comes_back_as_it_was(tmp_path: Path) -> None:
    JOB.save(tmp_path)
    assert Job.load(tmp_path) == JOB


def test_keys_of_a_newer_version_are_ignored() -> None:
    assert from_json(Job, damaged(color_of_the_sky="blue")) == JOB


def test_a_job_of_an_older_version_trains_the_final_model_on_all_polygons() -> None:
    options = {"preset": "paper", "steps": 12, "validation": "blocks"}
    assert from_json(Job, damaged(options=options)).options == TrainOptions("paper", 12, "blocks", refit=True)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"verb": "format_disk"}, "Job.verb"),
        ({"seed": "7"}, "Job.seed"),
        ({"seed": True}, "Job.seed"),
        ({"confidence": 1}, "Job.confidence"),
        ({"options": {"refit": "no"}}, "Job.options.refit"),
        ({"bands": {}}, "Job.bands is not a list"),
        ({"bands": [{"number": 1}]}, r"Job.bands\[0\] has no name"),
        ({"classes": [{"value": 256, "name": "", "color": ""}]}, "class value 256"),
        ({"grid": None}, "Job.grid is not an object"),
        ({"options": {"preset": ["auto"]}}, "Job.options.preset"),
        ({"grid": {"rows": 1, "cols": 1, "geotransform": [0, 1], "crs_wkt": ""}}, "Job.grid.geotransform has 2 values"),
        ({"grid": {"rows": 1, "cols": 1, "geotransform": [0, 1, 0, 0, 0, 1e999], "crs_wkt": ""}}, "geotransform"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: dict, place: str) -> None:
    with pytest.raises(ValueError, match=place):
        from_json(Job, damaged(**change))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '{"verb": "train"}'])
def test_what_is_no_job_is_a_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "job.json").write_text(text, encoding="utf-8")
    with pytest.raises(FreeNetError, match="is not a readable job"):
        Job.load(tmp_path)


def test_a_folder_without_a_job_is_named(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match=r"There is no job in '.*missing'"):
        Job.load(tmp_path / "missing")


def test_a_job_of_another_schema_asks_for_the_same_version(tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(damaged(schema=99), encoding="utf-8")
    with pytest.raises(FreeNetError, match="schema 99"):
        Job.load(tmp_path)


def test_not_a_number_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_json(Band(1, "bad", scale=float("nan")))


@pytest.mark.parametrize("preset", get_args(Preset))
@pytest.mark.parametrize("refit", [True, False])
def test_options_say_as_the_engine_does_whether_all_polygons_are_trained_on(preset: Preset, refit: bool) -> None:
    from freenet_qgis.engine.recipe.recipes import recipe_for

    options = TrainOptions(preset, refit=refit)
    assert options.uses_all_polygons == recipe_for(options).refit
    assert TrainOptions(preset, validation="none", refit=refit).uses_all_polygons
