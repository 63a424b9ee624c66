# SPDX-License-Identifier: GPL-3.0-or-later
"""Every stage of a training or a set-up has words in the user's language."""

from __future__ import annotations

import re

import pytest

from freenet_qgis.gui.training.enough_button import TRAINING
from freenet_qgis.paths import PACKAGE
from freenet_qgis.text import stages


def stages_in_source() -> set[str]:
    files = [file for part in ("labels", "workflow", "engine", "workers") for file in (PACKAGE / part).rglob("*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    calls = re.findall(r"(?:stage(?: =|\()|session\.\w+\(|progress\.begin\()(.*)$", text, re.MULTILINE)
    return {stage for call in calls for stage in re.findall(r'"([A-Z][^"]+)"', call)}


def test_stages_are_found_in_the_source() -> None:
    known = {"Reading the raster", "Classifying", "Training", "Training on all data", "Making the environment"}
    assert known <= stages_in_source()


@pytest.mark.parametrize("stage", sorted(stages_in_source()))
def test_stage_can_be_translated(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "tr", lambda text: f"~{text}")
    assert stages.translated(stage).startswith("~")


def test_good_enough_knows_the_stages_in_which_networks_are_trained() -> None:
    assert set(TRAINING) <= stages_in_source()


def test_unknown_stage_is_shown_as_it_is() -> None:
    assert stages.translated("Warming up") == "Warming up"
