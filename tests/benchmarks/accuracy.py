# SPDX-License-Identifier: GPL-3.0-or-later
"""Accuracy of the presets on all known rows beside classifiers of single spectra, and whether they reach the goals.

    python tests/benchmarks/scenes.py                               # once, where GDAL is
    python tests/benchmarks/accuracy.py --jobs 4                    # anywhere; all rows, three seeds
    python tests/benchmarks/accuracy.py --preset auto --rows indian_pines:infield --seeds 1
    python tests/benchmarks/accuracy.py --known a.json b.json --preset    # runs nothing: the tables of stored runs

Prints overall and average accuracy in percent, mean and standard deviation over the seeds, of each row and preset as
soon as it is done; then a table of rows with the classifiers of baselines.py, and what of goals.py is reached. A margin
is that of `auto` above the best of all others, and of `fast` above the random forest. Every run is in
build/benchmarks/accuracy.json as soon as it is done, so that one that was cut off can go on with --known. Random pixels
are others for every seed. With --validation none, as by default, training sees all polygons and takes all steps; with
polygons, the map is of the model that a user gets: measured, perhaps ended early, trained again.
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

import baselines
import goals
import numpy as np
from known_rows import (
    Row,
    add_device,
    add_polygons,
    add_rows,
    choose_device,
    labelled_scene,
    machine,
    polygons_of,
    rows_of,
    scenes_folder,
    spread,
    store,
    stored,
    task,
)
from parallel import add_jobs, each

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.presets import Preset
from freenet_qgis.contract.validation import Validation
from freenet_qgis.engine import devices
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.mapping import inference
from freenet_qgis.engine.mapping.map_part import MapPart
from freenet_qgis.engine.recipe import recipes
from freenet_qgis.engine.training import training_job
from freenet_qgis.engine.training.training_task import TrainingTask
from freenet_qgis.engine.validation import accuracy, yardsticks

Runs = list[dict[str, Any]]
HEAD = (
    f"{'row':30} {'preset':6} {'OA':>11} {'AA':>11} {'nearest':>7} {'seconds':>7} {'steps':>9} {'pixels seen':>11}"
    "  context gain, network"
)


class Wanted(NamedTuple):
    """A run."""

    row: Row
    preset: Preset
    seed: int
    options: argparse.Namespace

    def is_known(self, runs: Runs) -> bool:
        """Whether it is among these."""
        same = (self.row.scene, self.row.split, self.preset, self.seed)
        return any((one["scene"], one["split"], one["preset"], one["seed"]) == same for one in runs)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_rows(parser)
    parser.add_argument("--preset", nargs="*", default=["auto", "fast", "paper"], choices=get_args(Preset))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=0, help="0 = the preset's own")
    parser.add_argument("--validation", default="none", choices=get_args(Validation))
    add_polygons(parser)
    add_device(parser)
    add_jobs(parser)
    parser.add_argument("--known", type=Path, nargs="+", default=(), help="files of runs that are not done again")
    parser.add_argument("--before", type=Path, help="file of runs that `auto` is held against; the release's otherwise")
    parser.add_argument("--baselines", type=Path, default=baselines.BASELINES, help="those it lacks are added")
    parser.add_argument("--json", type=Path, default=scenes_folder() / "accuracy.json")
    options = parser.parse_args()
    rows = rows_of(options)
    runs = [one for path in options.known for one in load(path)]
    beside = baselines.load(options.baselines)
    if options.preset:
        runs += measure(rows, runs, options)
        for wanted, found in each(baselines.accuracies, baselines.missing(beside, rows, options.seeds), options):
            baselines.keep(beside, wanted, found, options.baselines)
    figures = {row: {**baselines.of_row(beside, row, options.seeds), **by_preset(runs, row)} for row in rows}
    print_table(figures)
    before = goals.BEFORE
    if options.before:
        then = load(options.before)
        before = {row: goals.mean(found["auto"]) for row in rows if "auto" in (found := by_preset(then, row))}
    print("", *goals.verdicts(figures, before), sep="\n")


def load(path: Path) -> Runs:
    """The runs of a file that this program wrote."""
    runs: Runs = json.loads(path.read_text(encoding="utf-8"))["runs"]
    return runs


def by_preset(runs: Runs, row: Row) -> dict[str, goals.BySeed]:
    """The accuracies of each preset on a row, seed by seed."""
    found: dict[str, list[tuple[float, float]]] = {}
    for one in runs:
        if (one["scene"], one["split"]) == row:
            found.setdefault(one["preset"], []).append((one["overall_accuracy"], one["average_accuracy"]))
    return found


def measure(rows: Sequence[Row], known: Runs, options: argparse.Namespace) -> Runs:
    """The runs that are wanted and not known yet, printed and, with those that are known, stored as they come."""
    described = machine(choose_device(options))
    print(described, HEAD, sep="\n", flush=True)
    wanted = [
        Wanted(row, preset, seed, options)
        for row in rows
        for preset in options.preset
        for seed in range(options.seeds)
        if row.has(seed)
    ]
    runs: Runs = []
    for one, found in each(run, [one for one in wanted if not one.is_known(known)], options):
        runs.append({"scene": one.row.scene, "split": one.row.split, "preset": one.preset, **found})
        settings = {name: getattr(options, name) for name in ("steps", "validation", "polygons", "jobs", "threads")}
        report = {"machine": described, **settings, "runs": known + runs}
        store(options.json, report)
        if all(other.is_known(known + runs) for other in wanted if other[:2] == one[:2]):
            alike = (
                other
                for other in known + runs
                if (other["scene"], other["split"], other["preset"]) == (*one.row, one.preset)
            )
            print_row(one.row, one.preset, list(alike))
    return runs


def run(wanted: Wanted) -> dict[str, Any]:
    """Train and test once."""
    row, preset, seed, options = wanted
    arrays, key, device = stored(row.scene), row.key(seed), choose_device(options)
    job, labels, test = task(arrays, key, TrainOptions(preset, options.steps, options.validation), seed)
    scene = labelled_scene(job, arrays, labels, polygons_of(arrays, key, labels, options.polygons))
    devices.make_deterministic(seed)
    mapped = np.zeros(labels.shape, np.uint8)

    def put(part: MapPart, temperature: float) -> None:
        mapped[part.rows, part.cols] = inference.class_map(part.probabilities)

    events = StageClock()
    training = TrainingTask(job, (scene,), device, Events(events), scenes_folder())
    pixels = training.planner().plan().pixels
    started = time.perf_counter()
    outcome = training_job.run_training(training, put)
    seconds = time.perf_counter() - started
    found, told = accuracy.assess(mapped, test, job.classes), outcome.report.training
    return {
        "seed": seed,
        "overall_accuracy": found.overall_accuracy,
        "average_accuracy": found.average_accuracy,
        "nearest_label": getattr(yardsticks.nearest_label(labels, test), "overall_accuracy", None),
        "training_agreement": float((mapped[labels > 0] == labels[labels > 0]).mean()),
        "context_gain": told.context_gain,
        "network": told.network,
        "steps": told.steps,
        "all_steps": options.steps or recipes.RECIPES[preset].steps,
        "pixels": pixels,
        "window": told.training_window,
        "seconds": seconds,
        "stages": events.seconds(),
    }


class StageClock(io.StringIO):
    """Takes events and notes when stages begin."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = [("start", time.perf_counter())]

    def write(self, line: str) -> int:
        """An event."""
        event = json.loads(line)
        if event["event"] == "stage":
            self._begun.append((event["name"], time.perf_counter()))
        return len(line)

    def seconds(self) -> dict[str, float]:
        """How long each stage took, the last until now."""
        ends = [*(at for _, at in self._begun[1:]), time.perf_counter()]
        return {name: end - at for (name, at), end in zip(self._begun, ends)}


def print_row(row: Row, preset: str, runs: Runs) -> None:
    """One line of the table of runs."""

    def column(key: str) -> list[Any]:
        return [one[key] for one in runs]

    accuracies = f"{spread(column('overall_accuracy'))} {spread(column('average_accuracy'))}"
    nearest, seconds, pixels = 100 * np.mean(column("nearest_label")), np.mean(column("seconds")), max(column("pixels"))
    steps = "-".join(str(one) for one in sorted({min(column("steps")), max(column("steps"))}))
    gains = " ".join("" if one is None else f"{100 * one:+.0f}" for one in column("context_gain"))
    networks = ", ".join(sorted(set(column("network"))))
    print(
        f"{row!s:30} {preset:6} {accuracies} {nearest:7.1f} {seconds:7.1f} {steps:>9} {pixels:11,}  {gains} {networks}",
        flush=True,
    )


def print_table(figures: goals.Figures) -> None:
    """Rows beside classifiers of spectra and presets, the best of a row in bold, for the documents."""
    names = (*goals.CLASSICAL, "paper", "fast", "auto")
    print("", f"| row | {' | '.join(names)} | auto - best | fast - RF |", "|---" * (len(names) + 3) + "|", sep="\n")
    for row, found in figures.items():
        known = {name: goals.mean(found[name]) for name in names if name in found}
        best = np.max(list(known.values()), 0) if known else (0, 0)
        cells = [" / ".join(_cell(*pair) for pair in zip(known[name], best)) if name in known else "" for name in names]
        margins = [goals.margin(found, "auto", goals.OTHERS), goals.margin(found, "fast", ("RF",))]
        cells += ["" if one is None else f"{one[0]:+.1f} / {one[1]:+.1f}" for one in margins]
        print(f"| {row} | {' | '.join(cells)} |")


def _cell(value: float, best: float) -> str:
    return f"**{value:.1f}**" if value == best else f"{value:.1f}"


if __name__ == "__main__":
    main()
