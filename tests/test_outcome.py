# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a scene reaches whoever asked for it, also what was doubtful about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cards import CARD, write_model
from scenes import write_scene

from freenet_qgis import workflow
from freenet_qgis.errors import FreeNetError
from freenet_qgis.headless.console.progress import TerminalProgress
from freenet_qgis.headless.console.terminal import Terminal
from freenet_qgis.request import ClassifyRequest, Outputs, Scene


def test_warnings_are_told_and_kept_once_each_also_of_a_scene_that_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def doubtful(request: ClassifyRequest, progress: workflow.Progress, *_: object) -> None:
        progress.stage("Classifying")
        for text in ("Bands lack wavelengths.", "A date is unknown.", "Bands lack wavelengths."):
            progress.warning(text)
        raise FreeNetError("No.")

    monkeypatch.setattr("freenet_qgis.workflow.outcome.classify", doubtful)
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        request = ClassifyRequest(Scene(Path("a.tif")), Path("m"), Outputs())
        outcome = workflow.attempt(request, TerminalProgress(Terminal(log)))
    assert (outcome.status, outcome.problem) == ("failed", "No.")
    assert outcome.warnings == ("Bands lack wavelengths.", "A date is unknown.")
    told = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    assert told == ["Classifying", "Warning: Bands lack wavelengths.", "Warning: A date is unknown."]


def test_a_scene_that_does_not_fit_is_told_from_a_machine_that_fails(tmp_path: Path) -> None:
    scene = write_scene(tmp_path, shape=(24, 18, 3)).raster
    model = write_model(tmp_path / "m.safetensors", CARD)  # of five bands
    outputs = Outputs(class_map=tmp_path / "map.tif")
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        found = [
            workflow.attempt(ClassifyRequest(Scene(raster), model, outputs), TerminalProgress(Terminal(log)))
            for raster in (scene, tmp_path / "hidden.tif")
        ]
    assert [(outcome.status, outcome.is_unfit) for outcome in found] == [("failed", True), ("failed", False)]
