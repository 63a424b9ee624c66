# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks of accuracy, on a small scene of the form that scenes.py stores."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import ablation
import accuracy
import baselines
import goals
import known_rows
import numpy as np
import pytest
import validation
from known_rows import STRESS, Row

from freenet_qgis.contract.job import Band, TrainOptions

ROW, BANDS = Row("small", "region"), 4
VALUES = np.array([0, 2, 5, 6])  # of classes: not 1…n, and the last has no pixels to test on


@pytest.fixture(autouse=True)
def scenes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one scene: stripes of three classes, a small field of each to train on, some of them nodata."""
    rng = np.random.default_rng(0)
    stripe = 1 + np.arange(30) // 10
    truth = np.tile(VALUES[stripe], (40, 1)).astype(np.uint8)
    rows, cols = np.indices(truth.shape)
    inner = (cols % 10 > 1) & (cols % 10 < 8)
    train = np.where(inner & (rows % 12 > 2) & (rows < 24), truth, 0).astype(np.uint8)
    valid = rows > 4
    arrays = {
        "cube": (1000 * rng.random((4, BANDS))[np.tile(stripe, (40, 1))] + rng.normal(0, 20, (40, 30, BANDS))),
        "valid": valid,
        "bands": np.array(json.dumps([asdict(Band(number, f"Band {number}")) for number in range(1, BANDS + 1)])),
        "region_train": train,
        "region_test": np.where(inner & (rows > 25) & (truth < 6), truth, 0).astype(np.uint8),
        "region_polygons": np.where(train > 0, 1 + rows // 12 * 3 + cols // 10, 0).astype(np.int32),
    }
    np.savez(tmp_path / "small.npz", **arrays)
    monkeypatch.setenv("BENCHMARKS", str(tmp_path))
    known_rows.stored.cache_clear()
    yield tmp_path
    known_rows.stored.cache_clear()


def test_a_task_has_the_classes_that_are_there_and_no_labels_without_data() -> None:
    arrays = known_rows.stored("small")
    job, labels, test = known_rows.task(arrays, "region", TrainOptions(), 0)
    assert [one.value for one in job.classes] == [2, 5, 6]
    assert set(np.unique(labels)) == {0, 1, 2, 3}
    assert set(np.unique(test)) == {0, 1, 2}
    assert not labels[~arrays["valid"]].any()
    assert (VALUES[labels] == np.where(arrays["valid"], arrays["region_train"], 0)).all()


def test_polygons_are_connected_pixels_or_those_drawn() -> None:
    arrays = known_rows.stored("small")
    _, labels, _ = known_rows.task(arrays, "region", TrainOptions(), 0)
    for kind in ("regions", "layer"):
        polygons = known_rows.polygons_of(arrays, "region", labels, kind)
        assert ((polygons > 0) == (labels > 0)).all()
        assert len(np.unique(polygons[polygons > 0])) == 6


def test_strips_are_parts_of_regions() -> None:
    whole = np.zeros((9, 5), np.int32)
    whole[1:8, 1:3], whole[3:6, 4] = 1, 2
    cut = known_rows.strips(whole)
    assert ((cut > 0) == (whole > 0)).all()
    assert sorted(np.unique(cut[whole == 1], return_counts=True)[1].tolist()) == [4, 4, 6]
    assert len(np.unique(cut[whole == 2])) == 1 and not set(cut[whole == 1]) & set(cut[whole == 2])


def test_runs_are_printed_stored_and_not_done_again(
    scenes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = scenes / "runs.json"
    options = ["--rows", str(ROW), "--seeds", "1", "--baselines", str(scenes / "baselines.json")]
    run = ["--preset", "fast", "--steps", "2", "--device", "cpu", "--json", str(stored)]
    monkeypatch.setattr(sys, "argv", ["accuracy.py", *options, *run])
    accuracy.main()
    (found,) = json.loads(stored.read_text())["runs"]
    assert (found["scene"], found["preset"], found["seed"], found["steps"]) == ("small", "fast", 0, 2)
    assert found["pixels"] == 40 * 30
    assert 0 <= found["overall_accuracy"] <= 1
    assert sum(found["stages"].values()) == pytest.approx(found["seconds"], abs=1)
    assert "small:region" in capsys.readouterr().out

    monkeypatch.setattr(accuracy, "run", None)  # would be told on stderr
    monkeypatch.setattr(baselines, "accuracies", None)
    monkeypatch.setattr(sys, "argv", ["accuracy.py", *options, *run, "--known", str(stored)])
    accuracy.main()
    told = capsys.readouterr()
    assert "| small:region |" in told.out
    assert not told.err


@pytest.mark.slow
def test_every_part_of_auto_is_measured(scenes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["ablation.py", "--rows", str(ROW), "--seeds", "1", "--steps", "2"])
    ablation.main()
    found = json.loads((scenes / "ablation.json").read_text())[str(ROW)]
    assert len(found) == 8
    assert all(0 <= figure <= 100 for runs in found.values() for one in runs for figure in one)


def test_validation_is_held_against_the_truth(
    scenes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = ["--preset", "fast", "--steps", "2", "--device", "cpu", "--json", str(scenes / "validation.json")]
    row = ["--rows", str(ROW), "--seeds", "1", "--polygons", "regions", "layer"]
    monkeypatch.setattr(sys, "argv", ["validation.py", *row, *run])
    validation.main()
    regions, layer = json.loads((scenes / "validation.json").read_text())["runs"]
    assert regions["held_out_polygons"] == layer["held_out_polygons"] == 3
    told = capsys.readouterr().out
    assert f"regions: mean error {100 * abs(regions['held_out'] - regions['test']):.1f} points" in told
    assert "other networks with other polygons in 0 of 1: none" in told


def test_a_figure_is_too_optimistic_if_the_truth_lies_below_its_interval() -> None:
    assert validation.is_optimistic({"interval": (0.6, 0.9), "test": 0.5})
    assert not validation.is_optimistic({"interval": (0.6, 0.9), "test": 0.95})
    assert not validation.is_optimistic({"interval": None, "test": 0.5})


def figures(auto: list[tuple[float, float]], fast: tuple[float, float]) -> goals.Figures:
    others = {"RF": [(0.80, 0.70)], "SVM": [(0.85, 0.72)], "LDA": [(0.70, 0.75)], "paper": [(0.8, 0.7)]}
    return {Row("muufl_crop", "region"): {**others, "auto": auto, "fast": [fast]}, STRESS: {**others}}


def test_each_accuracy_is_held_against_its_own_best_rival() -> None:
    (found, _) = figures([(0.90, 0.80)], (0.84, 0.78)).values()
    assert goals.margin(found, "auto", goals.OTHERS) == pytest.approx((5, 2))
    assert goals.margin(found, "fast", ("RF",)) == pytest.approx((4, 8))


def test_goals_are_reached_or_missed_and_the_stress_row_does_not_count() -> None:
    good = list(goals.verdicts(figures([(0.985, 0.99), (0.98, 0.98)], (0.845, 0.785))))
    assert [one.is_reached for one in good if one.is_reached is not None] == [True] * 6
    bad = list(goals.verdicts(figures([(0.99, 0.73), (0.95, 0.73)], (0.77, 0.67))))
    assert [one.is_reached for one in bad if one.is_reached is not None] == [False] * 6
    assert sum(one.is_reached is None for one in bad) == len(goals.WANTED) - 1


def test_validation_is_to_err_half_as_much_and_seldom_too_optimistically() -> None:
    rows = [Row("landsat7_nc", "region"), Row("indian_pines", "dase"), ROW]
    errors = {rows[0]: [15.0, 16.0], rows[1]: [-16.0], rows[2]: [90.0]}
    assert [one.is_reached for one in goals.of_validation(errors, dict.fromkeys(rows, 0.5))] == [True, True]
    errors[rows[1]] = [-18.0]
    assert [one.is_reached for one in goals.of_validation(errors, {**dict.fromkeys(rows, 0.0), ROW: 0.7})] == [
        False
    ] * 2
