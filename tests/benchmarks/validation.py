# SPDX-License-Identifier: GPL-3.0-or-later
"""What validation tells, beside the truth: accuracy and calibration on held-out polygons of the training set.

    python tests/benchmarks/scenes.py       # once, where GDAL is
    python tests/benchmarks/validation.py   # anywhere

For every scene and split: overall accuracy, its 95 % interval and the expected calibration error in percent, beside the
one that chance alone would make, on the polygons that the run holds out; then the overall accuracy and the calibration
error of its map on the test pixels. The model is the one that was measured, not trained again on all polygons. Writes
build/benchmarks/validation.json.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any, get_args

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from accuracy import SPLITS, regions, task  # noqa: E402

from freenet_qgis.contract.job import LabelSource, TrainOptions  # noqa: E402
from freenet_qgis.contract.presets import Preset  # noqa: E402
from freenet_qgis.engine import devices  # noqa: E402
from freenet_qgis.engine.events import Events  # noqa: E402
from freenet_qgis.engine.mapping.inference import class_map  # noqa: E402
from freenet_qgis.engine.mapping.map_part import MapPart  # noqa: E402
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene  # noqa: E402
from freenet_qgis.engine.training import training_job  # noqa: E402
from freenet_qgis.engine.training.training_task import TrainingTask  # noqa: E402
from freenet_qgis.engine.validation.calibration import softened  # noqa: E402
from freenet_qgis.engine.validation.reliability import reliability  # noqa: E402

SCENES = ROOT / "build" / "benchmarks"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scene", nargs="+", default=["pavia_university_crop", "salinas_a", "enmap_potsdam"])
    parser.add_argument("--split", nargs="+", default=SPLITS[1:], choices=SPLITS[1:])
    parser.add_argument("--preset", default="auto", choices=get_args(Preset))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    options = parser.parse_args()
    held_out = f"{'polygons':>8} {'OA':>5} {'interval':>13} {'ECE':>5} {'chance':>6} {'T':>5}"
    print(f"{'scene':22} {'split':8} {held_out} {'test OA':>8} {'ECE':>5}")
    rows = []
    for name in options.scene:
        with np.load(SCENES / f"{name}.npz") as arrays:
            for split in options.split:
                if f"{split}_train" in arrays:
                    row = {"scene": name, "split": split, **measure(arrays, split, options)}
                    rows.append(row)
                    print_row(row)
                    (SCENES / "validation.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")


def measure(arrays: Any, split: str, options: argparse.Namespace) -> dict[str, Any]:
    """One run of the engine, and its map held against the test pixels."""
    job, labels, test = task(arrays, split, TrainOptions(options.preset, refit=False), options.seed)
    devices.make_deterministic(options.seed)
    device = devices.choose(options.device)
    events = Events(io.StringIO())
    confidences, mapped = np.zeros(labels.shape, np.float32), np.zeros(labels.shape, np.uint8)

    def put(part: MapPart, temperature: float) -> None:
        confidences[part.rows, part.cols] = softened(part.probabilities, temperature, 0).max(0)
        mapped[part.rows, part.cols] = class_map(part.probabilities)

    scene = LabelledScene(
        job.scene, job.bands, arrays["cube"], arrays["valid"], labels, regions(labels), LabelSource("")
    )
    outcome = training_job.run_training(TrainingTask(job, (scene,), device, events, SCENES), put)
    tested = test > 0
    right = mapped[tested] == test[tested]
    polygons = regions(test)[tested]
    confidence = outcome.report.confidence
    return {
        "held_out": outcome.report.accuracy.overall_accuracy,
        "interval": outcome.report.accuracy.overall_interval,
        "held_out_error": confidence.expected_calibration_error,
        "held_out_by_chance": confidence.error_by_chance,
        "held_out_polygons": outcome.report.accuracy.test_polygons,
        "temperature": outcome.temperature,
        "test": float(right.mean()),
        "test_error": reliability(confidences[tested], right, polygons)["expected_calibration_error"],
    }


def print_row(row: dict[str, Any]) -> None:
    """One line of the table."""
    low, high = (100 * bound for bound in row["interval"] or (0, 1))
    held_out, error, by_chance = (100 * row[key] for key in ("held_out", "held_out_error", "held_out_by_chance"))
    print(
        f"{row['scene']:22} {row['split']:8} {row['held_out_polygons']:8} {held_out:5.1f} {low:5.1f} - {high:5.1f} "
        f"{error:5.1f} {by_chance:6.1f} {row['temperature']:5.2f} {100 * row['test']:8.1f} "
        f"{100 * row['test_error']:5.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
