# SPDX-License-Identifier: GPL-3.0-or-later
"""What validation tells, beside the truth: accuracy and calibration on held-out polygons of the training set.

    python tests/benchmarks/scenes.py                # once, where GDAL is
    python tests/benchmarks/validation.py --jobs 4   # anywhere; all known rows, three seeds

For every row and seed: overall accuracy, its 95 % interval, average accuracy and the expected calibration error in
percent, beside the one that chance alone would make, on the polygons that the run holds out; then the same of its map
on the test pixels. The model is the one that was measured, not trained again on all polygons. An asterisk marks a
figure that is optimistic by more than its interval: the truth lies below it. At the end the mean error of the figure,
the share of such runs, and what of goals.py is reached. Every run is in build/benchmarks/validation.json as soon as it
is done; files of such runs are summed up, and not done again, with --known. With --polygons regions layer (or strips)
each run is made twice, a polygon being connected pixels of one class, or what was drawn: it is then told where the two
choose other networks.
"""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path
from typing import Any, NamedTuple, get_args

import goals
import numpy as np
from known_rows import (
    POLYGONS,
    Row,
    add_device,
    add_rows,
    choose_device,
    labelled_scene,
    machine,
    polygons_of,
    regions,
    rows_of,
    scenes_folder,
    store,
    stored,
    task,
)
from parallel import add_jobs, each

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.presets import Preset
from freenet_qgis.engine import devices
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.mapping.inference import class_map
from freenet_qgis.engine.mapping.map_part import MapPart
from freenet_qgis.engine.training import training_job
from freenet_qgis.engine.training.training_task import TrainingTask
from freenet_qgis.engine.validation.accuracy import assess
from freenet_qgis.engine.validation.calibration import softened
from freenet_qgis.engine.validation.reliability import reliability

Runs = list[dict[str, Any]]
HEAD = (
    f"{'row':30} seed polygons      {'OA':>5} {'interval':>13}  {'AA':>5} {'ECE':>5} chance {'T':>5}"
    f" | {'true OA':>7} {'AA':>5} {'ECE':>5}  context gain, network"
)


class Wanted(NamedTuple):
    """A run."""

    row: Row
    seed: int
    polygons: str
    options: argparse.Namespace

    def is_known(self, runs: Runs) -> bool:
        """Whether it is among these."""
        same = (*self.row, self.seed, self.polygons)
        return any(tuple(one[key] for key in ("scene", "split", "seed", "polygons")) == same for one in runs)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_rows(parser)
    parser.add_argument("--preset", default="auto", choices=get_args(Preset))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=0, help="0 = the preset's own")
    parser.add_argument("--polygons", nargs="+", default=["regions"], choices=POLYGONS)
    add_device(parser)
    add_jobs(parser)
    parser.add_argument("--known", type=Path, nargs="+", default=(), help="files of runs that are not done again")
    parser.add_argument("--json", type=Path, default=scenes_folder() / "validation.json")
    options = parser.parse_args()
    known: Runs = [one for path in options.known for one in json.loads(path.read_text(encoding="utf-8"))["runs"]]
    rows = rows_of(options)
    wanted = [
        Wanted(row, seed, polygons, options)
        for row in rows
        for seed in range(options.seeds)
        if row.has(seed)
        for polygons in options.polygons
    ]
    described = machine(choose_device(options))
    print(described, HEAD, sep="\n")
    for one in known:
        print_run(one)
    runs = list(known)
    for one, found in each(measure, [one for one in wanted if not one.is_known(known)], options):
        asked = {"scene": one.row.scene, "split": one.row.split, "seed": one.seed, "polygons": one.polygons}
        runs.append({**asked, **found})
        print_run(runs[-1])
        report = {"machine": described, "preset": options.preset, "runs": runs}
        store(options.json, report)
    if runs:
        print("", *summary(runs), sep="\n")


def measure(wanted: Wanted) -> dict[str, Any]:
    """One run of the engine, and its map held against the test pixels."""
    row, seed, polygons, options = wanted
    arrays, key, device = stored(row.scene), row.key(seed), choose_device(options)
    job, labels, test = task(arrays, key, TrainOptions(options.preset, options.steps, refit=False), seed)
    scene = labelled_scene(job, arrays, labels, polygons_of(arrays, key, labels, polygons))
    devices.make_deterministic(seed)
    confidences, mapped = np.zeros(labels.shape, np.float32), np.zeros(labels.shape, np.uint8)

    def put(part: MapPart, temperature: float) -> None:
        confidences[part.rows, part.cols] = softened(part.probabilities, temperature, 0).max(0)
        mapped[part.rows, part.cols] = class_map(part.probabilities)

    outcome = training_job.run_training(
        TrainingTask(job, (scene,), device, Events(io.StringIO()), scenes_folder()), put
    )
    told, confidence, truth = outcome.report.accuracy, outcome.report.confidence, assess(mapped, test, job.classes)
    tested = test > 0
    calibration = reliability(confidences[tested], mapped[tested] == test[tested], regions(test)[tested])
    return {
        "held_out": told.overall_accuracy,
        "interval": told.overall_interval,
        "held_out_average": told.average_accuracy,
        "held_out_error": confidence.expected_calibration_error,
        "held_out_by_chance": confidence.error_by_chance,
        "held_out_polygons": told.test_polygons,
        "temperature": outcome.temperature,
        "context_gain": outcome.report.training.context_gain,
        "network": outcome.report.training.network,
        "test": truth.overall_accuracy,
        "test_average": truth.average_accuracy,
        "test_error": calibration.expected_calibration_error,
    }


def is_optimistic(run: dict[str, Any]) -> bool:
    """Whether the truth lies below the interval of the figure; one without an interval claims none."""
    return run["interval"] is not None and run["test"] < run["interval"][0]


def print_run(run: dict[str, Any]) -> None:
    """One line of the table."""

    def percent(key: str) -> float:
        return float("nan") if run[key] is None else 100 * run[key]

    low, high = (100 * bound for bound in run["interval"] or (0, 1))
    gain = "" if run["context_gain"] is None else f"{percent('context_gain'):+.0f}"
    print(
        f"{run['scene'] + ':' + run['split']:30} {run['seed']:4} {run['held_out_polygons']:5} {run['polygons']:7} "
        f"{percent('held_out'):5.1f} {low:5.1f} - {high:5.1f}{'*' if is_optimistic(run) else ' '} "
        f"{percent('held_out_average'):5.1f} {percent('held_out_error'):5.1f} {percent('held_out_by_chance'):6.1f} "
        f"{run['temperature']:5.2f} | {percent('test'):7.1f} {percent('test_average'):5.1f} "
        f"{percent('test_error'):5.1f}  {gain} {run['network']}",
        flush=True,
    )


def summary(runs: Runs) -> list[str]:
    """How far the figures are from the truth, in sentences."""
    sentences = []
    for kind in POLYGONS:
        alike = [one for one in runs if one["polygons"] == kind]
        if not alike:
            continue
        errors: dict[Row, list[float]] = {}
        optimistic: dict[Row, list[bool]] = {}
        for one in alike:
            row = Row(one["scene"], one["split"])
            errors.setdefault(row, []).append(100 * (one["held_out"] - one["test"]))
            optimistic.setdefault(row, []).append(is_optimistic(one))
        flat = np.concatenate(list(errors.values()))
        sentences.append(
            f"{kind}: mean error {np.abs(flat).mean():.1f} points, bias {flat.mean():+.1f}; optimistic by more than "
            f"its interval {sum(map(sum, optimistic.values()))} of {len(alike)} runs"
        )
        shares = {row: float(np.mean(found)) for row, found in optimistic.items()}
        sentences += map(str, goals.of_validation(errors, shares))
    return sentences + other_choices(runs)


def other_choices(runs: Runs) -> list[str]:
    """Where other polygons of the same pixels led to other networks, in a sentence."""
    chosen: dict[tuple[Row, int], dict[str, str]] = {}
    for one in runs:
        chosen.setdefault((Row(one["scene"], one["split"]), one["seed"]), {})[one["polygons"]] = one["network"]
    both = {run: networks for run, networks in chosen.items() if len(networks) > 1}
    differ = [f"{row} seed {seed}" for (row, seed), networks in both.items() if len(set(networks.values())) > 1]
    text = f"other networks with other polygons in {len(differ)} of {len(both)}: {', '.join(differ) or 'none'}"
    return [text] if both else []


if __name__ == "__main__":
    main()
