# SPDX-License-Identifier: GPL-3.0-or-later
"""How true the forecast and the time left are: what was told at each tenth of a run, over what it really took.

    python tests/benchmarks/time_left.py                                # two invented scenes, presets fast and auto
    python tests/benchmarks/time_left.py --preset paper --steps 200
    python tests/benchmarks/time_left.py --scene scene.tif polygons.gpkg class_id --preset auto
    python tests/benchmarks/time_left.py --cpu-time                     # on a machine that others use as well

A column for each tenth: the figure told over the true one, or both ends where a span was told; 1 is perfect, and from
the second column on all are to lie within 0.67 and 1.5 (a span: its ends around 1). The first column is the forecast,
of the engine alone, which stands until the engine has done something by which to judge the rest. With `--cpu-time` a
single thread computes and its own time is the clock: what others do on the machine then does not matter, but neither do
threads count.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.engine.__main__ import SHORT_SPIN  # noqa: E402

os.environ.update({**SHORT_SPIN, "CUBLAS_WORKSPACE_CONFIG": ":4096:8", **os.environ})  # as the engine, before torch

import numpy as np  # noqa: E402
import torch  # noqa: E402
import whole_run  # noqa: E402

from freenet_qgis import schedule  # noqa: E402
from freenet_qgis.engine import agenda, busyness, devices, pace, run  # noqa: E402
from freenet_qgis.engine.events import Events  # noqa: E402
from freenet_qgis.job import Job, TrainOptions  # noqa: E402
from freenet_qgis.workers.forecast import work_for  # noqa: E402

TENTHS = 10
SMALL = (60, 8, 4)  # side, bands, classes of a scene beside that of the size of Indian Pines
Told = tuple[float, schedule.Span]  # when, and how long it should still take
Clock = Callable[[], float]


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", nargs="+", default=["fast", "auto"], choices=("auto", "fast", "paper"))
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--validation", default="polygons")
    parser.add_argument("--no-refit", action="store_true")
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "cpu"))
    parser.add_argument("--scene", nargs=3, metavar=("RASTER", "POLYGONS", "FIELD"), help="instead of invented ones")
    parser.add_argument("--cpu-time", action="store_true")
    parser.add_argument("--record", type=Path, help="folder that gets the events of each run")
    options = parser.parse_args()
    clock = time.process_time if options.cpu_time else time.perf_counter
    if options.cpu_time:
        torch.set_num_threads(1)
        agenda.Agenda.__init__.__defaults__ = (clock,)
    if busyness.is_busy() and not options.cpu_time:
        print("Other programs are at work: what follows says little.")
    print(f"{'run':34}" + "".join(f"{10 * tenth:>10} %" for tenth in range(TENTHS)) + "    seconds")
    for title, fill in _scenes(options.scene):
        for preset in options.preset:
            how = TrainOptions(preset, options.steps, options.validation, not options.no_refit)
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                fill(folder)
                job = replace(Job.load(folder), options=how, device=options.device)
                job.save(folder)
                forecast = _forecast(folder, job, clock)
                lines, began, ended = _run(folder, clock)
            _tell(f"{title}, {preset}", forecast, lines, began, ended)
            if options.record:
                path = options.record / f"{title.replace(' ', '_')}_{preset}.jsonl"
                path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def _scenes(given: Optional[tuple[str, str, str]]) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Titles, and what fills a run folder."""
    if given:
        yield Path(given[0]).stem, lambda folder: _real(folder, *given)
        return
    yield "like Indian Pines", lambda folder: whole_run.prepare(folder, "auto", "auto")
    yield "small", _small


def _small(folder: Path) -> None:
    kept = whole_run.SIDE, whole_run.BANDS, whole_run.CLASSES
    whole_run.SIDE, whole_run.BANDS, whole_run.CLASSES = SMALL
    whole_run.prepare(folder, "auto", "auto")
    whole_run.SIDE, whole_run.BANDS, whole_run.CLASSES = kept


def _real(folder: Path, scene: str, polygons: str, field: str) -> None:
    """The run folder that the workflow makes; needs GDAL."""
    from freenet_qgis import workflow
    from freenet_qgis.geodata import raster
    from freenet_qgis.headless import vector
    from freenet_qgis.headless.progress import TerminalProgress
    from freenet_qgis.headless.terminal import Terminal
    from freenet_qgis.request import EngineChoice, Outputs, Scene, TrainRequest
    from freenet_qgis.workers.process import EngineProcess

    crs = raster.describe(Path(scene)).grid.crs_wkt
    training = vector.labelled(polygons, field, crs, "training", all_touched=False, warn=lambda text: None)
    outputs = Outputs(folder / "map.tif", folder / "confidence.tif")
    wanted = TrainRequest(Scene(Path(scene), crs), training, outputs, engine=EngineChoice(Path(sys.executable)))

    class Copied(EngineProcess):
        def __init__(self, python: Path, made: Path, is_kept: bool) -> None:
            shutil.copytree(made, folder, dirs_exist_ok=True)
            raise _IsReady

    with patch.object(workflow, "EngineProcess", Copied), suppress(_IsReady):
        workflow.train(wanted, TerminalProgress(Terminal(io.StringIO())))


class _IsReady(Exception):
    """No engine is needed."""


def _forecast(folder: Path, job: Job, clock: Clock) -> schedule.Span:
    """What the dock would say before, without what it adds for the start, reading and writing."""
    device = devices.choose(job.device)
    pace_of = {one.preset: one for one in pace.measure(device, is_busy=clock is not time.perf_counter)}
    work = next(work for work in pace.works() if work.preset == job.options.preset)
    labels, polygons = (np.load(folder / f"{name}.npy") for name in ("labels", "polygons"))
    counts = [len(np.unique(polygons[labels == label])) for label in np.unique(labels[labels > 0])]
    folds = schedule.folds(work, counts, holds_out=job.options.validation == "polygons")
    boxes = [_box(polygons == number) for number in np.unique(polygons[polygons > 0])]
    trained_px = schedule.trained_px(boxes, labels.shape, work.look)
    size = schedule.Size(trained_px, labels.size, len(job.bands), len(job.classes), np.count_nonzero(labels))
    work = work_for(replace(work, trial_folds=folds), job.options)
    return schedule.foretold(work, size, pace_of[job.options.preset], validates=job.options.validation != "none")


def _box(inside: np.ndarray) -> tuple[int, int, int, int]:
    rows, cols = np.nonzero(inside)
    return int(rows.min()), int(rows.max()), int(cols.min()), int(cols.max())


class _Stamped(io.StringIO):
    """A stream that notes when each line came."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.lines: list[dict[str, Any]] = []
        self._clock = clock

    def write(self, text: str) -> int:
        self.lines.append({**json.loads(text), "at": self._clock()})
        return len(text)


def _run(folder: Path, clock: Clock) -> tuple[list[dict[str, Any]], float, float]:
    stream, began = _Stamped(clock), clock()
    run.run(folder, Events(stream))
    return stream.lines, began, clock()


def _tell(
    title: str, forecast: schedule.Span, lines: list[dict[str, Any]], began: float, ended: float
) -> None:
    told: list[Told] = [
        (line["at"], schedule.Span(*line["left"])) for line in lines if line["event"] == "progress" and "left" in line
    ]
    print(f"{title:34}{_ratio(forecast, ended - began):>12}", end="")
    for tenth in range(1, TENTHS):
        now = began + tenth / TENTHS * (ended - began)
        at, span = [(began, forecast), *(one for one in told if one[0] <= now)][-1]
        passed = now - at
        left = schedule.Span(max(0.0, span.least - passed), max(0.0, span.most - passed))
        print(f"{_ratio(left, ended - now):>12}", end="")
    print(f"{ended - began:>11.1f}", flush=True)


def _ratio(span: schedule.Span, true: float) -> str:
    if span.is_narrow:
        return f"{span.likely / true:.2f}"
    return f"{span.least / true:.2f}…{span.most / true:.2f}"


if __name__ == "__main__":
    main()
