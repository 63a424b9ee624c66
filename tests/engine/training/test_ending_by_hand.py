# SPDX-License-Identifier: GPL-3.0-or-later
"""Training that the user ends by hand: what is left out, what is kept, and that the report says so."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from freenet_qgis.contract.job import ENOUGH, TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.contract.schedule import measured_steps
from freenet_qgis.engine import run
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.limits import Limits
from freenet_qgis.engine.training.stop_file import StopFile
from freenet_qgis.engine.training.stopping import Stopping

from .test_training_job import job, write_fields


class Impatient(io.StringIO):
    """What the engine tells; leaves the user's word in the run folder at the first event that holds `text`."""

    def __init__(self, folder: Path, text: str) -> None:
        super().__init__()
        self._folder, self._text = folder, text

    def write(self, line: str) -> int:
        if self._text in line:
            (self._folder / ENOUGH).touch()
        return super().write(line)


def do(folder: Path, enough_at: str, steps: int = 30) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    write_fields(folder, replace(job(), options=TrainOptions("auto", steps, "polygons")))
    told = Impatient(folder, enough_at)
    run.run(folder, Events(told), Limits(stop_asked_every_s=0.0))
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report, [json.loads(line) for line in told.getvalue().splitlines()]


def sentence(report: dict[str, Any]) -> str:
    (found,) = [text for text in report["warnings"] if "by hand" in text]
    return found


@pytest.mark.slow
def test_networks_still_to_come_take_a_third_of_their_steps_and_the_measured_model_is_kept(tmp_path: Path) -> None:
    report, events = do(tmp_path, "Training without the held-out part", 60)
    assert sentence(report) == ("Training was ended by hand after 39 of 120 steps, and the validated model is kept.")
    assert report["final_model"] == "the part not held out"
    assert "Training on all data" not in [event.get("name") for event in events]
    assert events[-2]["event"] != "error" and (tmp_path / "class_map.npy").exists()
    assert [event["done"] for event in events if event["event"] == "progress"][-1] == pytest.approx(1, abs=0.02)
    assert read_model_card(tmp_path / "model.safetensors").options.steps == 13


@pytest.mark.slow
def test_ended_before_it_is_trained_anew_the_report_says_why_it_was_not(tmp_path: Path) -> None:
    report, _ = do(tmp_path, "Measuring accuracy", 6)
    assert sentence(report) == (
        "Training on all data was ended by hand after 0 of 6 steps, and the validated model is kept."
    )
    assert (report["final_model"], report["steps"]) == ("the part not held out", 4)


@pytest.mark.slow
def test_ended_while_trained_anew_the_model_is_the_one_that_was_measured(tmp_path: Path) -> None:
    report, _ = do(tmp_path, "Training on all data")
    assert re.match(r"Training on all data was ended by hand after 10 of 30 steps", sentence(report))
    assert report["final_model"] == "the part not held out"
    other = tmp_path / "other"
    other.mkdir()
    write_fields(other, replace(job(), options=TrainOptions("auto", measured_steps(30), "polygons", refit=False)))
    run.run(other, Events(io.StringIO()))
    assert np.array_equal(np.load(other / "confidence.npy"), np.load(tmp_path / "confidence.npy"), equal_nan=True)
    assert report["learning"] == json.loads((other / "report.json").read_text(encoding="utf-8"))["learning"]


@pytest.mark.slow
def test_ended_in_the_trial_surroundings_are_trusted(tmp_path: Path) -> None:
    report, events = do(tmp_path, "Trying whether surroundings help", 50)
    assert any("before it was known whether surroundings mislead" in text for text in report["warnings"])
    assert report["context_gain"] is None and report["network"] == "FreeNet"
    assert any("after 33 of 99 steps" in text for text in report["warnings"])
    assert [event["step"] for event in events if event["event"] == "learning"] == [10, 10, 11, 21, 22, 32, 33]


def steps_taken(says_enough_at: int, steps: int, networks: int = 1) -> tuple[Stopping, list[list[float]]]:
    """A training without a network: the factors on the learning rates of its networks."""
    now, every = [0], []
    stopping = Stopping(stop_asked=lambda: now[0] >= says_enough_at)
    for _ in range(networks):
        factors = []
        for step in range(stopping.begin(steps)):
            factors.append(stopping.factor(step, None))
            now[0] += 1
            if stopping.ends(step + 1):
                break
        every.append(factors)
    return stopping, every


def test_a_network_ended_by_hand_has_a_tenth_of_its_steps_to_come_to_rest() -> None:
    stopping, (factors,) = steps_taken(150, 300)
    assert len(factors) == 180
    assert factors[150] == 1 and factors[:150] == [1.0] * 150
    assert factors[151:] == sorted(factors[151:], reverse=True) and factors[-1] < 0.05
    assert (stopping.by_hand, stopping.taken, stopping.asked) == (True, 180, 300)


def test_a_network_ended_by_hand_takes_a_third_of_its_steps_at_least() -> None:
    _, (factors,) = steps_taken(5, 300)
    assert len(factors) == 100
    assert factors[70] == 1 and factors[71] < 1


def test_a_network_close_to_its_end_comes_to_it() -> None:
    stopping, every = steps_taken(280, 300, networks=2)
    assert [len(factors) for factors in every] == [300, 100]
    assert set(every[0] + every[1]) == {1.0}
    assert (stopping.taken, stopping.asked) == (400, 600)


def test_what_an_earlier_run_was_told_does_not_end_this_one(tmp_path: Path) -> None:
    (tmp_path / ENOUGH).touch()
    assert not StopFile(tmp_path / ENOUGH)()
