# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine dies, at any stage and in any way: a sentence, nothing half done, nothing left behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
import scenes
from processes import SUDDENLY, ends
from small_runs import SHAPE, Watcher, request

from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.errors import FreeNetError
from freenet_qgis.workers.process import EngineCrash, EngineProcess
from freenet_qgis.workflow import engine_run

pytestmark = pytest.mark.slow
STAGES = ["Preparing", "Training without the held-out part", "Measuring", "Training on all", "Classifying"]
REFITTED = TrainOptions("fast", 2, "polygons")


# Windows tells nothing of what ended a process but a number.
TOLD = r"The FreeNet engine stopped unexpectedly: exit status" if os.name == "nt" else "The system ended the engine"


@pytest.mark.parametrize("stage", STAGES)
def test_an_engine_killed_at_any_stage_leaves_old_results_and_no_new_ones(
    tmp_path: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = scenes.write_scene(tmp_path, shape=SHAPE)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    out = tmp_path / "out"
    out.mkdir()
    (out / "map.tif").write_text("of last week")
    engines = []

    class Noted(EngineProcess):
        def __enter__(self) -> EngineProcess:
            engines.append(self.pid)
            return super().__enter__()

    monkeypatch.setattr(engine_run, "EngineProcess", Noted)
    progress = Watcher(stage, lambda: os.kill(engines[0], SUDDENLY))
    with pytest.raises((FreeNetError, EngineCrash), match=TOLD):
        workflow.train(request(scene, out, options=REFITTED), progress)
    assert progress.is_done
    assert [path.name for path in out.iterdir()] == ["map.tif"]
    assert (out / "map.tif").read_text() == "of last week"
    assert not list((tmp_path / "temporary").iterdir())
    assert len(engines) == 1 and ends(engines[0])
