# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole run of preset auto: it measures what it says, keeps one model, and the model gives the map again."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import run_folders

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.contract.schedule import measured_steps
from freenet_qgis.engine import run
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.training import training_session
from freenet_qgis.engine.validation.distances import median_distance
from freenet_qgis.engine.validation.splits import hold_out

pytestmark = pytest.mark.slow
SIDE, FIELD, BANDS = 64, 16, 10
CLASSES = tuple(ClassInfo(value, f"Class {value}", "#123456") for value in (1, 2, 3))


def job(verb: str = "train_and_classify", validation: str = "polygons") -> Job:
    return Job(
        version="1",
        verb=verb,
        scene="fields",
        grid=Grid(SIDE, SIDE, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=tuple(Band(number, f"Band {number}") for number in range(1, BANDS + 1)),
        source_bands=BANDS,
        classes=CLASSES,
        options=TrainOptions("auto", 50, validation),
        device="cpu",
        confidence=True,
    )


def write_fields(folder: Path, job: Job, noise: float = 35.0) -> np.ndarray:
    """A run folder with a polygon in most fields; the truth. With less noise all is right, and no figure has bounds."""
    rng = np.random.default_rng(0)
    rows, cols = np.indices((SIDE, SIDE)) // FIELD
    truth = ((rows + cols) % 3 + 1).astype(np.uint8)
    cube = rng.normal(size=(4, BANDS))[truth] * 30 + rng.normal(0, noise, (SIDE, SIDE, BANDS))
    drawn = (np.indices((SIDE, SIDE)) % FIELD < 6).all(0) & (rows < 3)
    arrays = {
        "cube": cube.astype(np.float32),
        "valid": np.ones((SIDE, SIDE), bool),
        "labels": np.where(drawn, truth, 0).astype(np.uint8),
        "polygons": np.where(drawn, rows * 4 + cols + 1, 0).astype(np.int32),
    }
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    job.save(folder)
    return truth


def do(folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    told = io.StringIO()
    run.run(folder, Events(told))
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report, [json.loads(line) for line in told.getvalue().splitlines()]


def told(events: list[dict[str, Any]], kind: str) -> list[str]:
    return [event["text"] for event in events if event["event"] == kind]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, np.ndarray, dict[str, Any], list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("run")
    truth = write_fields(folder, job())
    return folder, truth, *do(folder)


def test_the_map_is_right_where_no_polygon_was_drawn(done: tuple) -> None:
    folder, truth, report, _ = done
    mapped = np.load(folder / "class_map.npy")
    assert (mapped == truth)[48:].mean() > 0.85
    assert report["network"] == "FreeNet"
    assert report["final_model"] == "all polygons"


def test_the_report_sets_accuracy_beside_its_yardsticks_and_its_doubts(done: tuple) -> None:
    report = done[2]
    low, high = report["overall_interval"]
    assert low <= report["overall_accuracy"] <= high
    assert report["yardsticks"].keys() == {"random_forest", "svm", "lda", "nearest_label"}
    assert None not in report["yardsticks"].values()
    assert 0 <= report["confidence"]["expected_calibration_error"] <= 1
    assert report["confidence"]["temperature"] > 0
    assert -1 <= report["context_gain"] <= 1
    assert report["networks"] == 3
    steps = 50 - measured_steps(50)
    assert [step for step, _, _ in report["learning"]] == [10, steps, steps + 10, 2 * steps, 2 * steps + 10, 3 * steps]
    assert report["network_steps"] == 3 * [steps]
    assert report["steps"] == 50


def test_the_report_says_how_far_the_map_lies_from_training_pixels(done: tuple) -> None:
    """Of the model that is kept, which is of all polygons, and of the measured one where that is kept."""
    folder, _, report, _ = done
    labels, polygons = (np.load(folder / f"{name}.npy") for name in ("labels", "polygons"))
    split = hold_out(labels, polygons, "polygons", job().seed)
    everywhere = np.ones(labels.shape, bool)
    assert report["median_test_distance"] == median_distance(split.test, split.train)
    assert report["median_map_distance"] == median_distance(everywhere, labels)
    assert median_distance(everywhere, split.train) > report["median_map_distance"]


def test_the_curve_of_what_was_measured_ends_with_the_average_accuracy_of_the_report(done: tuple) -> None:
    last = [event for event in done[3] if event["event"] == "held_out"][-1]
    assert (last["step"], last["accuracy"]) == (3 * measured_steps(50), done[2]["average_accuracy"])
    assert not any(accuracy for _, _, accuracy in done[2]["learning"])  # of the model that nobody measured


def test_the_curve_of_the_report_has_the_points_that_the_panel_was_told(tmp_path: Path) -> None:
    write_fields(tmp_path, replace(job("train"), options=TrainOptions("auto", 30, refit=False)))
    report, events = do(tmp_path)
    begun = max(at for at, event in enumerate(events) if event.get("name") == "Training")
    losses = [(one["step"], round(one["loss"], 4)) for one in events[begun:] if one["event"] == "learning"]
    held_out = [(one["step"], one["accuracy"]) for one in events[begun:] if one["event"] == "held_out"]
    assert [(step, loss) for step, loss, _ in report["learning"] if loss is not None] == losses
    assert [(step, share) for step, _, share in report["learning"] if share is not None] == held_out != []


def test_a_model_of_all_polygons_is_not_called_one_of_part_of_them(done: tuple) -> None:
    assert not any("part of the polygons" in text for text in told(done[3], "info"))
    assert read_model_card(done[0] / "model.safetensors").options.refit


def test_areas_are_not_adjusted_by_the_confusion_of_another_model(done: tuple) -> None:
    assert "area" not in done[2] and len(done[2]["map_pixels"]) == 3


def test_what_the_report_warns_of_is_in_the_log_too(done: tuple) -> None:
    logged = [event["text"] for event in done[3] if event["event"] in ("warning", "info")]
    assert set(done[2]["warnings"]) <= set(logged)


def test_progress_rises_to_the_end(done: tuple) -> None:
    progress = [event["done"] for event in done[3] if event["event"] == "progress"]
    assert progress == sorted(progress)
    assert progress[-1] == pytest.approx(1, abs=0.02)
    stages = [event["name"] for event in done[3] if event["event"] == "stage"]
    assert "Trying whether surroundings help" in stages


def test_nobody_sees_a_preview_unasked(done: tuple) -> None:
    assert "preview" not in [event["event"] for event in done[3]]
    assert not (done[0] / "preview.npy").exists()


def test_the_model_gives_the_same_map_again(done: tuple, tmp_path: Path) -> None:
    folder = done[0]
    write_fields(tmp_path, job("classify"))
    (tmp_path / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes())
    do(tmp_path)
    card = read_model_card(tmp_path / "model.safetensors")
    assert card.axes == 2 * BANDS  # few bands are seen beside their axes
    assert np.array_equal(np.load(tmp_path / "class_map.npy"), np.load(folder / "class_map.npy"))
    assert np.allclose(np.load(tmp_path / "confidence.npy"), np.load(folder / "confidence.npy"), atol=1e-6)


def write_corners(folder: Path, verb: str) -> None:
    """A run folder of a scene with polygons in two corners."""
    run_folders.write_large(folder, verb, 200)
    for name in ("labels", "polygons"):
        array = np.load(folder / f"{name}.npy")
        array[:, 60:140], array[60:140] = 0, 0
        array[:60, 140:], array[140:, :60] = 0, 0
        np.save(folder / f"{name}.npy", array)


def test_a_model_of_pieces_gives_the_same_map_again_and_can_be_gone_on_from(tmp_path: Path) -> None:
    first, again, further = (tmp_path / name for name in ("first", "again", "further"))
    write_corners(first, "train_and_classify")
    assert "pieces around" in do(first)[0]["training_window"]
    card = read_model_card(first / "model.safetensors")
    assert card.frozen_statistics
    write_corners(again, "classify")
    (again / "model.safetensors").write_bytes((first / "model.safetensors").read_bytes())
    do(again)
    assert np.array_equal(np.load(again / "class_map.npy"), np.load(first / "class_map.npy"))
    write_corners(further, "train_and_classify")
    replace(Job.load(further), start_model="first").save(further)
    (further / "start.safetensors").write_bytes((first / "model.safetensors").read_bytes())
    report, _ = do(further)
    assert report["started_from"] == "first" and "pieces around" in report["training_window"]
    assert read_model_card(further / "model.safetensors").frozen_statistics


def test_the_model_that_was_measured_is_kept_on_request(tmp_path: Path) -> None:
    write_fields(tmp_path, replace(job(), options=TrainOptions("auto", 30, "polygons", refit=False)))
    report, events = do(tmp_path)
    assert report["final_model"] == "the part not held out"
    labels, polygons = (np.load(tmp_path / f"{name}.npy") for name in ("labels", "polygons"))
    trained = hold_out(labels, polygons, "polygons", job().seed).train
    assert report["median_map_distance"] == median_distance(np.ones(labels.shape, bool), trained)
    assert "Training on all data" not in [event.get("name") for event in events]
    card = read_model_card(tmp_path / "model.safetensors")
    assert card.options == TrainOptions("auto", 30, "polygons", refit=False)
    assert any(text.startswith("The map comes from part of the training data") for text in told(events, "info"))
    assert len(report["area"]["classes"]) == 3
    assert any("not tried whether surroundings mislead" in text for text in report["warnings"])
    mapped, labels, polygons = (np.load(tmp_path / f"{name}.npy") for name in ("class_map", "labels", "polygons"))
    tested = hold_out(labels, polygons, "polygons", 0).test
    assert (mapped == tested)[tested > 0].mean() == pytest.approx(report["overall_accuracy"])
    assert (report["sampling_unit"], report["test_polygons"]) == ("places", report["places"]["tested_polygons"])
    assert (report["places"]["polygons"], report["places"]["places"]) == (12, 12)  # ten pixels between them
    assert report["places"]["apart_px"] == report["places"]["least_apart_px"] == 11


def test_a_model_of_spectra_of_all_polygons_has_the_steps_that_were_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_session, "misleads", lambda gain: gain is not None)
    write_fields(tmp_path, job("train"))
    report, _ = do(tmp_path)
    assert (report["network"], report["final_model"], report["steps"]) == ("spectra alone", "all polygons", 50)
    assert report["networks"] == 1


def test_where_surroundings_mislead_the_model_is_one_of_spectra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_session, "misleads", lambda gain: gain is not None)
    truth = write_fields(tmp_path, job(validation="none"))
    report, _ = do(tmp_path)
    assert report["network"] == "spectra alone"
    assert "median_map_distance" not in report  # nothing was measured
    assert any("single spectra" in warning for warning in report["warnings"])
    mapped, card = np.load(tmp_path / "class_map.npy"), read_model_card(tmp_path / "model.safetensors")
    assert card.network == "spectral"
    assert (mapped == truth).mean() > 0.7
    replace(job(), verb="classify").save(tmp_path)
    do(tmp_path)
    assert np.array_equal(np.load(tmp_path / "class_map.npy"), mapped)
