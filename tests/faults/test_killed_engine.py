# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine dies, at any stage and in any way: a sentence, nothing half done, nothing left behind."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

import pytest
import scenes
from processes import engines
from small_runs import SHAPE, Watcher, request

from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.errors import FreeNetError

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc"),
]
STAGES = ["Preparing", "Training without the held-out part", "Measuring", "Training on all", "Classifying"]
REFITTED = TrainOptions("auto", 2, "polygons")


def kill_engine() -> None:
    (engine,) = engines(os.getpid())
    os.kill(engine, signal.SIGKILL)


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
    progress = Watcher(stage, kill_engine)
    with pytest.raises(FreeNetError, match="The system ended the engine"):
        workflow.train(request(scene, out, options=REFITTED), progress)
    assert progress.is_done
    assert [path.name for path in out.iterdir()] == ["map.tif"]
    assert (out / "map.tif").read_text() == "of last week"
    assert not list((tmp_path / "temporary").iterdir())
    assert not engines(os.getpid())
