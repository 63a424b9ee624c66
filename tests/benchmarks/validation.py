# SPDX-License-Identifier: GPL-3.0-or-later
"""What validation tells, beside the truth: accuracy and calibration on held-out polygons of the training set.

    python tests/benchmarks/scenes.py       # once, where GDAL is
    python tests/benchmarks/validation.py   # anywhere

For every scene and split: overall accuracy, its 95 % interval and the expected calibration error in percent, on the
polygons that the run holds out; then the overall accuracy and the calibration error of its map on the test pixels. The
model is the one that was measured, not trained again on all polygons. Writes build/benchmarks/validation.json.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from accuracy import SPLITS, regions  # noqa: E402

from freenet_qgis.engine import devices, training_job  # noqa: E402
from freenet_qgis.engine.events import Events  # noqa: E402
from freenet_qgis.engine.reliability import reliability  # noqa: E402
from freenet_qgis.job import Band, ClassInfo, Grid, Job, TrainOptions  # noqa: E402

SCENES = ROOT / "build" / "benchmarks"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scene", nargs="+", default=["pavia_university_crop", "salinas_a", "enmap_potsdam"])
    parser.add_argument("--split", nargs="+", default=SPLITS[1:], choices=SPLITS[1:])
    parser.add_argument("--preset", default="auto", choices=("auto", "fast", "paper"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    options = parser.parse_args()
    head = f"{'scene':22} {'split':8} {'held out: OA':>12} {'interval':>14} {'ECE':>5} {'T':>5}"
    print(f"{head} {'test: OA':>9} {'ECE':>5}")
    rows = []
    for name in options.scene:
        with np.load(SCENES / f"{name}.npz") as arrays:
            for split in options.split:
                if f"{split}_train" in arrays:
                    row = {"scene": name, "split": split, **measure(arrays, split, options)}
                    rows.append(row)
                    low, high = (100 * bound for bound in row["interval"] or (0, 1))
                    print(
                        f"{name:22} {split:8} {100 * row['held_out']:12.1f} {low:6.1f} - {high:5.1f} "
                        f"{100 * row['held_out_error']:5.1f} {row['temperature']:5.2f} {100 * row['test']:9.1f} "
                        f"{100 * row['test_error']:5.1f}",
                        flush=True,
                    )
                    (SCENES / "validation.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")


def measure(arrays: Any, split: str, options: argparse.Namespace) -> dict[str, Any]:
    """One run of the engine, and its map held against the test pixels."""
    cube, valid, test = arrays["cube"], arrays["valid"], arrays[f"{split}_test"]
    labels = np.where(valid, arrays[f"{split}_train"], 0).astype(np.uint8)
    rows, cols = labels.shape
    bands = tuple(Band(**band) for band in json.loads(str(arrays["bands"])))
    values = range(1, int(max(labels.max(), test.max())) + 1)
    job = Job(
        version="0",
        verb="train_and_classify",
        scene="benchmark",
        grid=Grid(rows, cols, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=bands,
        source_bands=len(bands),
        classes=tuple(ClassInfo(value, str(value), "#000000") for value in values),
        options=TrainOptions(options.preset, refit=False),
        seed=options.seed,
    )
    devices.make_deterministic(options.seed)
    device = devices.choose(options.device)
    outcome = training_job.run(job, cube, valid, labels, regions(labels), device, Events(io.StringIO()))
    tested = (test > 0) & valid
    found = outcome.probabilities[:, tested]
    right = found.argmax(0) + 1 == test[tested]
    return {
        "held_out": outcome.report["overall_accuracy"],
        "interval": outcome.report["overall_interval"],
        "held_out_error": outcome.report["confidence"]["expected_calibration_error"],
        "temperature": outcome.temperature,
        "test": float(right.mean()),
        "test_error": reliability(found.max(0), right)["expected_calibration_error"],
    }


if __name__ == "__main__":
    main()
