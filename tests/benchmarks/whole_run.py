# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the seconds of a whole run go, from starting the engine's process to its end.

    python tests/benchmarks/whole_run.py --repeat 3             # an invented scene of the size of Indian Pines
    taskset -c 0,1 python tests/benchmarks/whole_run.py --rows indian_pines:infield --preset auto fast
    taskset -c 0,1 python tests/benchmarks/whole_run.py --rows sentinel2_nc_coast:region --precision bfloat16 float32
    taskset -c 0,1 python tests/benchmarks/whole_run.py --rows sentinel2_nc_coast:region --mirror
    taskset -c 0,1 python tests/benchmarks/whole_run.py --corners 10000  # some GB of temporary files

Rows are those that scenes.py has stored. The engine takes the cores that it is given. What QGIS does before (reading
the layers) and after (writing the GeoTIFF, adding it to the canvas) is not in it: `make demo` has that. Columns are the
stages that the engine names, and the most memory that its process held. With --mirror the same polygons are trained on
again in a scene of four times the area, the first one and its mirror images; with --corners polygons in the four
corners of a large scene are compared with the four corners alone, side by side. Neither makes a map. Compared are all
training (columns trial, train and refit) and the whole run. Each is in build/benchmarks/whole_run.json once it is done.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, Optional, get_args

import large_scene
import numpy as np
from engine_process import EngineRun, run_engine
from known_rows import Row, machine, polygons_of, scenes_folder, store, stored, task, write_run

from freenet_qgis.contract.job import Band, ClassInfo, Device, Grid, Job, TrainOptions
from freenet_qgis.contract.presets import Preset
from freenet_qgis.contract.report import Report
from freenet_qgis.engine import devices

INDIAN_PINES, PLOT = (145, 200, 16), 18  # side, bands and classes
CORNER_PX, CORNER_BANDS, DRAWN = 320, 4, slice(16, 24)
COLUMNS = {
    "start": "start",
    "image": "Preparing the image",
    "trial": "Trying whether surroundings help",
    "train": "Training without the held-out part",
    "measure": "Measuring accuracy",
    "refit": "Training on all data",
    "map": "Classifying",
}
TRAINING = ("trial", "train", "refit")
HEAD = (
    f"{'run':44} " + " ".join(f"{name:>7}" for name in (*COLUMNS, "other", "all s")) + f" {'steps':>5} {'MB':>6} "
    f"{'GPU MB':>6}  seen"
)
Fill = Callable[[Path], None]
"""Puts a scene and a job into a run folder."""


class Case(NamedTuple):
    """What is run.

    Attributes:
        title: In the table.
        fill: Makes the run folder, all but the options of the job.
        has_map: Whether a map is made.
    """

    title: str
    fill: Fill
    has_map: bool


def main() -> None:
    """Run the engine as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    scenes = parser.add_mutually_exclusive_group()
    scenes.add_argument("--rows", nargs="+", metavar="SCENE:SPLIT", help="instead of the invented scene")
    parser.add_argument(
        "--size", nargs=3, type=int, default=INDIAN_PINES, metavar=("SIDE", "BANDS", "CLASSES"), help="of that scene"
    )
    scenes.add_argument("--corners", type=int, metavar="PIXELS", help="side of an invented scene with polygons there")
    parser.add_argument(
        "--mirror", action="store_true", help="the same polygons in a scene of four times the area, too"
    )
    parser.add_argument("--preset", nargs="+", default=["auto"], choices=get_args(Preset))
    parser.add_argument("--steps", type=int, default=0, help="0 = the preset's own")
    parser.add_argument("--device", default="auto", choices=get_args(Device))
    parser.add_argument("--precision", nargs="+", default=["auto"], choices=("auto", "float32", "bfloat16"))
    parser.add_argument("--no-map", action="store_true")
    parser.add_argument("--repeat", type=int, default=1, help="the first run may find the disk cold")
    parser.add_argument("--events", action="store_true", help="print when the engine said what")
    parser.add_argument("--folder", type=Path, help="for temporary files")
    parser.add_argument("--json", type=Path, default=scenes_folder() / "whole_run.json")
    options = parser.parse_args()
    if options.corners and options.corners % large_scene.FIELD_PX:
        parser.error(f"--corners wants a multiple of {large_scene.FIELD_PX}, which the fields are wide")
    described = machine(devices.choose(options.device))
    print(described, HEAD, sep="\n", flush=True)
    runs: list[dict[str, Any]] = []
    for case in cases(options):
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            folder = Path(name)
            case.fill(folder)
            filled = Job.load(folder)
            for preset in options.preset:
                verb = "train_and_classify" if case.has_map else "train"
                how = TrainOptions(preset, options.steps)
                replace(filled, options=how, device=options.device, verb=verb).save(folder)
                for precision in options.precision * options.repeat:
                    found = run_engine(folder, precision)
                    if options.events:
                        tell(found)
                    runs.append(
                        {"case": case.title, "preset": preset, "precision": precision, **figures(found, folder)}
                    )
                    print_run(runs[-1])
                    store(options.json, {"machine": described, "runs": runs})
    print(*comparisons(runs), sep="\n")


def cases(options: argparse.Namespace) -> Iterator[Case]:
    """What the command line asks for, each scene before the one that it is compared with."""
    if options.corners:
        yield Case("corners, together", lambda folder: corners(folder, options.corners, together=True), False)
        yield Case("corners", lambda folder: corners(folder, options.corners, together=False), False)
        return
    has_map = not (options.no_map or options.mirror)
    scenes: dict[str, Fill] = {"like Indian Pines": lambda folder: prepare(folder, "auto", "auto", *options.size)}
    if options.rows:
        rows = [Row(*text.split(":")) for text in options.rows]
        scenes = {str(row): lambda folder, row=row: of_row(folder, row) for row in rows}
    for title, filled in scenes.items():
        yield Case(title, filled, has_map)
        if options.mirror:
            yield Case(f"{title}, mirrored", lambda folder, filled=filled: mirror(folder, filled), has_map)


def prepare(folder: Path, preset: Preset, device: Device, side: int, bands: int, classes: int) -> None:
    """A run folder with plots of different spectra, three training polygons to a class, seeded."""
    rng = np.random.default_rng(0)
    plots = np.arange(side) // PLOT
    truth = (plots[:, None] * 5 + plots[None] * 3) % classes
    spectra = 1000 + 300 * rng.normal(size=(classes, bands)).cumsum(1) / np.sqrt(bands)
    cube = spectra[truth] + rng.normal(0, 60, (side, side, bands))
    starts = range(0, side - PLOT, PLOT)
    plots_in_turn = rng.permutation([(row, col) for row in starts for col in starts])
    polygons, labels = drawn_in(truth, plots_in_turn, 3, slice(4, 12))
    arrays = {"cube": cube.astype(np.int16), "valid": np.ones((side, side), bool)}
    write_run(folder, job_of(labels.shape, bands, classes, TrainOptions(preset), device), arrays, labels, polygons)


def drawn_in(truth: np.ndarray, places: np.ndarray, most: int, inner: slice) -> tuple[np.ndarray, np.ndarray]:
    """Squares to train on in the first plots of each class.

    Args:
        truth: Classes from 0, shape (rows, cols).
        places: Row and column of the upper left corner of each plot, in the order in which one draws.
        most: Squares of a class.
        inner: Rows and columns of a square in its plot.

    Returns:
        The number of the square at each pixel, int32, and its class from 1, uint8; 0 elsewhere.
    """
    polygons, labels = np.zeros(truth.shape, np.int32), np.zeros(truth.shape, np.uint8)
    drawn = np.zeros(int(truth.max()) + 1, int)
    for row, col in places:
        value = truth[row, col]
        if drawn[value] < most:
            drawn[value] += 1
            place = np.s_[row + inner.start : row + inner.stop, col + inner.start : col + inner.stop]
            polygons[place], labels[place] = drawn.sum(), value + 1
    return polygons, labels


def job_of(shape: tuple[int, ...], bands: int, classes: int, options: TrainOptions, device: Device = "auto") -> Job:
    """A job of an invented scene."""
    return Job(
        version="0",
        verb="train_and_classify",
        scene="synthetic",
        grid=Grid(*shape, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=tuple(Band(number, f"Band {number}") for number in range(1, bands + 1)),
        source_bands=bands,
        classes=tuple(ClassInfo(number, f"Class {number}", "#808080") for number in range(1, classes + 1)),
        options=options,
        device=device,
    )


def of_row(folder: Path, row: Row) -> None:
    """The run folder of a known row."""
    arrays = stored(row.scene)
    job, labels, _ = task(arrays, row.key(0), TrainOptions(), 0)
    write_run(folder, job, arrays, labels, polygons_of(arrays, row.key(0), labels, "layer"))


def mirror(folder: Path, filled: Fill) -> None:
    """The run folder of a scene and its mirror images beside and below it, with the same polygons."""
    filled(folder)
    arrays = {name: np.load(folder / f"{name}.npy") for name in ("cube", "valid", "labels", "polygons")}
    rows, cols = arrays["valid"].shape
    for name, array in arrays.items():
        ends = ((0, rows), (0, cols), *((0, 0),) * (array.ndim - 2))
        is_drawn = name in ("labels", "polygons")
        np.save(folder / f"{name}.npy", np.pad(array, ends) if is_drawn else np.pad(array, ends, "symmetric"))
    job = Job.load(folder)
    replace(job, grid=replace(job.grid, rows=2 * rows, cols=2 * cols)).save(folder)


def corners(folder: Path, side: int, together: bool) -> None:
    """The run folder of a large scene with polygons in its corners, three of each class in each, or of its corners.

    Args:
        folder: The run folder.
        side: Rows and columns of the scene; whole fields.
        together: Whether the scene is only the four corners, side by side.
    """
    fields = large_scene.write_scene(folder, side, side, CORNER_BANDS, has_hole=False)
    ends = np.r_[:CORNER_PX, side - CORNER_PX : side]
    truth = fields[ends[:, None] // large_scene.FIELD_PX, ends // large_scene.FIELD_PX]
    polygons, labels = np.zeros(truth.shape, np.int32), np.zeros(truth.shape, np.uint8)
    starts = range(0, CORNER_PX, large_scene.FIELD_PX)
    in_turn = np.array([(row, col) for row in starts for col in starts])
    for top in (0, CORNER_PX):
        for left in (0, CORNER_PX):
            place = np.s_[top : top + CORNER_PX, left : left + CORNER_PX]
            found, labels[place] = drawn_in(truth[place], in_turn, 3, DRAWN)
            polygons[place] = np.where(found > 0, found + polygons.max(), 0)
    size = 2 * CORNER_PX if together else side
    job = job_of((size, size), CORNER_BANDS, large_scene.CLASSES, TrainOptions())
    if together:
        cube = np.load(folder / "cube.npy", mmap_mode="r")[ends][:, ends]
        write_run(folder, job, {"cube": cube, "valid": np.ones(truth.shape, bool)}, labels, polygons)
        return
    for name, array in {"labels": labels, "polygons": polygons}.items():
        far = np.lib.format.open_memmap(folder / f"{name}.npy", "w+", array.dtype, (side, side))
        far[np.ix_(ends, ends)] = array
        far.flush()
    job.save(folder)


def figures(found: EngineRun, folder: Path) -> dict[str, Any]:
    """What is stored of a run."""
    training = Report.load(folder).training
    names = {"Training": "train", **{stage: name for name, stage in COLUMNS.items()}}
    stages: dict[str, float] = dict.fromkeys((*COLUMNS, "other"), 0.0)
    for stage, seconds in found.stages().items():
        stages[names.get(stage, "other")] += seconds
    return {
        "seconds": found.seconds,
        **stages,
        "stages": found.stages(),
        "process_mb": found.process_mb,
        "device_mb": found.device_mb,
        "training": None if training is None else asdict(training),
    }


def tell(found: EngineRun) -> None:
    """What the engine said, and when."""
    for event in found.events:
        if event["event"] not in ("progress", "learning", "held_out"):
            told = event.get("name") or event.get("text") or event.get("message") or ""
            print(f"{event['at'] - found.began:7.2f} s  {event['event']:8} {told}")


def print_run(run: dict[str, Any]) -> None:
    """One line of the table."""
    title = f"{run['case']}, {run['preset']}" + f", {run['precision']}" * (run["precision"] != "auto")
    seconds = " ".join(f"{run[name]:7.1f}" for name in (*COLUMNS, "other", "seconds"))
    training = run["training"] or {}
    seen = training.get("training_window") or "all"
    print(
        f"{title:44} {seconds} {training.get('steps') or 0:5} {run['process_mb']:6.0f} {run['device_mb']:6.0f}  {seen}",
        flush=True,
    )


def comparisons(runs: list[dict[str, Any]]) -> Iterator[str]:
    """Sentences on scenes that were trained on in two sizes."""
    for large, small in ((", mirrored", ""), ("corners", "corners, together")):
        for case in dict.fromkeys(run["case"] for run in runs if run["case"].endswith(large)):
            other = small or case[: -len(large)]
            for how in dict.fromkeys((run["preset"], run["precision"]) for run in runs if run["case"] == case):
                for what, columns in {"training": TRAINING, "all of it": ("seconds",)}.items():
                    here, there = (_seconds(runs, name, *how, columns) for name in (case, other))
                    if here and there:
                        change = f"{100 * here / there - 100:+.0f} %"
                        yield f"{case}, {', '.join(how)}: {what} takes {here:.1f} s, {other} {there:.1f} s: {change}"


def _seconds(
    runs: list[dict[str, Any]], case: str, preset: str, precision: str, columns: Sequence[str]
) -> Optional[float]:
    """Those of some columns together, median over what was repeated."""
    same = [run for run in runs if (run["case"], run["preset"], run["precision"]) == (case, preset, precision)]
    return median(sum(run[name] for name in columns) for run in same) if same else None


if __name__ == "__main__":
    main()
