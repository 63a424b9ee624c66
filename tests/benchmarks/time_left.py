# SPDX-License-Identifier: GPL-3.0-or-later
"""How true the forecast and the time left are: what was told at each tenth of a run, over what it really took.

    python tests/benchmarks/time_left.py                                # two invented scenes, presets fast and auto
    python tests/benchmarks/time_left.py --preset paper --steps 200
    python tests/benchmarks/time_left.py --scene scene.tif polygons.gpkg class_id --preset auto
    python tests/benchmarks/time_left.py --arrays build/benchmarks/indian_pines.npz infield    # of scenes.py, no GDAL

A run is one of the engine's process, from its start to its end. A column for each tenth: the figure told over the true
one, or both ends where a span was told; 1 is perfect, and from the second column on all are to lie within 0.67 and 1.5
(a span: its ends around 1). "few" is where the dock says "a few seconds" and less than 15 are left. The first column is
the forecast of the engine's part, which stands until the engine has done something by which to judge the rest.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional, get_args
from unittest.mock import patch

import numpy as np
import whole_run
from engine_process import run_engine
from known_rows import regions, task, write_run

from freenet_qgis.contract import schedule
from freenet_qgis.contract.capabilities import DeviceInfo, EngineInfo
from freenet_qgis.contract.job import Job, TrainOptions
from freenet_qgis.contract.presets import Preset
from freenet_qgis.workers import forecast, interpreter

TENTHS = 10
FEW_S, TRULY_FEW_S = 10.0, 15.0
SMALL = (60, 8, 4)  # side, bands, classes of a scene beside that of the size of Indian Pines
Told = tuple[float, schedule.Span]  # when, and how long it should still take


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", nargs="+", default=["fast", "auto"], choices=get_args(Preset))
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--validation", default="polygons")
    parser.add_argument("--no-refit", action="store_true")
    parser.add_argument("--device", choices=("cuda", "mps", "cpu"), help="the best one where none is named")
    scenes = parser.add_mutually_exclusive_group()
    scenes.add_argument("--scene", nargs=3, metavar=("RASTER", "POLYGONS", "FIELD"), help="instead of invented ones")
    scenes.add_argument("--arrays", nargs=2, metavar=("FILE", "SPLIT"), help="likewise")
    parser.add_argument("--record", type=Path, help="folder that gets the events of each run")
    options = parser.parse_args()
    info = interpreter.probe(Path(sys.executable))
    device = next(one for one in info.devices if options.device in (None, one.kind))
    print(f"{device.name}, {info.cores} cores, PyTorch {info.torch_version}, Python {info.python_version}")
    if info.is_busy:
        print("Other programs are at work: what follows says little.")
    print(f"{'run':34}" + "".join(f"{10 * tenth:>10} %" for tenth in range(TENTHS)) + "    seconds")
    for title, fill in _scenes(options.scene, options.arrays):
        for preset in options.preset:
            how = TrainOptions(preset, options.steps, options.validation, not options.no_refit)
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                fill(folder)
                job = replace(Job.load(folder), options=how, device=device.kind)
                job.save(folder)
                told = _forecast(folder, job, info, device)
                found = run_engine(folder)
            _tell(f"{title}, {preset}", told, found.events, found.began, found.ended)
            if options.record:
                path = options.record / f"{title.replace(' ', '_')}_{preset}.jsonl"
                path.write_text("".join(json.dumps(line) + "\n" for line in found.events), encoding="utf-8")


def _scenes(
    files: Optional[tuple[str, str, str]], arrays: Optional[tuple[str, str]]
) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Titles, and what fills a run folder."""
    if files:
        yield Path(files[0]).stem, lambda folder: _real(folder, *files)
    elif arrays:
        yield Path(arrays[0]).stem, lambda folder: _stored(folder, *arrays)
    else:
        yield "like Indian Pines", lambda folder: whole_run.prepare(folder, "auto", "auto", *whole_run.INDIAN_PINES)
        yield "small", lambda folder: whole_run.prepare(folder, "auto", "auto", *SMALL)


def _stored(folder: Path, file: str, split: str) -> None:
    """The run folder of a scene that scenes.py has stored."""
    with np.load(file) as arrays:
        job, labels, _ = task(arrays, split, TrainOptions(), 0)
        write_run(folder, job, arrays, labels, regions(labels))


def _real(folder: Path, scene: str, polygons: str, field: str) -> None:
    """The run folder that the workflow makes; needs GDAL."""
    from freenet_qgis import workflow
    from freenet_qgis.geodata import raster
    from freenet_qgis.headless.console.progress import TerminalProgress
    from freenet_qgis.headless.console.terminal import Terminal
    from freenet_qgis.headless.inputs import vector
    from freenet_qgis.labels.layer_reading import Use
    from freenet_qgis.request import EngineChoice, Outputs, Scene, TrainRequest
    from freenet_qgis.workers.process import EngineProcess
    from freenet_qgis.workflow import engine_run

    crs = raster.describe(Path(scene)).grid.crs_wkt
    training = vector.labelled(polygons, field, crs, Use())
    outputs = Outputs(class_map=folder / "map.tif", confidence=folder / "confidence.tif")
    wanted = TrainRequest(Scene(Path(scene), crs), training, outputs, engine=EngineChoice(Path(sys.executable)))

    class Copied(EngineProcess):
        def __init__(self, python: Path, made: Path, *_: object) -> None:
            shutil.copytree(made, folder, dirs_exist_ok=True)
            raise _IsReady

    with patch.object(engine_run, "EngineProcess", Copied), suppress(_IsReady):
        workflow.train(wanted, TerminalProgress(Terminal(io.StringIO())))


class _IsReady(Exception):
    """No engine is needed."""


def _forecast(folder: Path, job: Job, info: EngineInfo, device: DeviceInfo) -> schedule.Span:
    """What the dock would say before, without what QGIS does before and after."""
    labels, polygons = (np.load(folder / f"{name}.npy") for name in ("labels", "polygons"))
    counts = tuple(len(np.unique(polygons[labels == label])) for label in np.unique(labels[labels > 0]))
    boxes = tuple(_box(polygons == number) for number in np.unique(polygons[polygons > 0]))
    bands, classes, labelled = len(job.bands), len(job.classes), int(np.count_nonzero(labels))
    wanted = forecast.PlannedRun(job.options, *labels.shape, bands, 0, classes, labelled, counts, boxes)
    told = forecast.run_span(info, device, wanted)
    by_qgis = forecast.STARTING + schedule.writing(labels.size, wanted.map_bytes)
    return schedule.Span(told.least - by_qgis, told.most - by_qgis)


def _box(inside: np.ndarray) -> tuple[int, int, int, int]:
    rows, cols = np.nonzero(inside)
    return int(rows.min()), int(rows.max()), int(cols.min()), int(cols.max())


def _tell(title: str, first: schedule.Span, lines: list[dict[str, Any]], began: float, ended: float) -> None:
    told: list[Told] = [
        (line["at"], schedule.Span(*line["left"])) for line in lines if line["event"] == "progress" and "left" in line
    ]
    print(f"{title:34}", end="")
    for tenth in range(TENTHS):
        now = began + tenth / TENTHS * (ended - began)
        at, span = [(began, first), *(one for one in told if one[0] <= now)][-1]
        passed = now - at
        left = schedule.Span(max(0.0, span.least - passed), max(0.0, span.most - passed))
        print(f"{_ratio(left, ended - now):>12}", end="")
    print(f"{ended - began:>11.1f}", flush=True)


def _ratio(span: schedule.Span, true: float) -> str:
    if true < TRULY_FEW_S and (span.likely if span.is_narrow else span.most) < FEW_S:
        return "few"
    if span.is_narrow:
        return f"{span.likely / true:.2f}"
    return f"{span.least / true:.2f}…{span.most / true:.2f}"


if __name__ == "__main__":
    main()
