# SPDX-License-Identifier: GPL-3.0-or-later
"""Accuracy of the presets on real scenes, and how long they take.

    python tests/benchmarks/scenes.py                                   # once, where GDAL is
    python tests/benchmarks/accuracy.py --preset paper --split random   # anywhere

Prints a table of overall and average accuracy in percent, mean and standard deviation over the seeds, and writes
every run to build/benchmarks/accuracy.json. The random split has other training pixels for every seed.
"""

from __future__ import annotations

import argparse
import io
import json
import platform
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch
from scipy.ndimage import label

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.contract.job import (  # noqa: E402
    Band,
    ClassInfo,
    Grid,
    Job,
    LabelSource,
    TrainOptions,
)
from freenet_qgis.engine import devices  # noqa: E402
from freenet_qgis.engine.events import Events  # noqa: E402
from freenet_qgis.engine.mapping import inference  # noqa: E402
from freenet_qgis.engine.mapping.map_part import MapPart  # noqa: E402
from freenet_qgis.engine.recipe import recipes  # noqa: E402
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene  # noqa: E402
from freenet_qgis.engine.training import training_job  # noqa: E402
from freenet_qgis.engine.training.training_task import TrainingTask  # noqa: E402
from freenet_qgis.engine.validation import accuracy, yardsticks  # noqa: E402

SPLITS = ("random", "region", "infield", "dase", "tiles")
SCENES = ROOT / "build" / "benchmarks"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", nargs="+", default=["paper", "auto"], choices=sorted(recipes.RECIPES))
    parser.add_argument("--scene", nargs="+", default=["indian_pines", "pavia_university_crop", "salinas_a"])
    parser.add_argument("--split", nargs="+", default=["random"], choices=SPLITS)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=0, help="0 = the preset's own")
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    parser.add_argument("--precision", default="auto", choices=("auto", "float32", "bfloat16"))
    parser.add_argument("--json", type=Path, default=SCENES / "accuracy.json")
    options = parser.parse_args()
    device = devices.choose(options.device)
    if options.precision != "auto":
        devices.precision = lambda device: getattr(torch, options.precision)  # users have no such choice
    dtype = devices.precision(device)
    machine = f"{devices.describe(device)}, PyTorch {torch.__version__}, Python {platform.python_version()}, {dtype}"
    print(machine)
    print(f"{'scene':22} {'split':8} {'preset':7} {'OA':>13} {'AA':>13} {'nearest':>8} {'seconds':>8}  context gain")
    runs = []
    for name in options.scene:
        with np.load(SCENES / f"{name}.npz") as arrays:
            for split in options.split:
                for preset in options.preset:
                    wanted = TrainOptions(preset, steps=options.steps, validation="none")
                    every = (run(arrays, split, wanted, seed, device) for seed in range(options.seeds))
                    found = [one for one in every if one]
                    if found:
                        print_row(name, split, preset, found)
                        runs += [{"scene": name, "split": split, "preset": preset, **one} for one in found]
                        report = {"machine": machine, "runs": runs}
                        options.json.write_text(json.dumps(report, indent=1), encoding="utf-8")


def run(
    arrays: Mapping[str, np.ndarray], split: str, options: TrainOptions, seed: int, device: torch.device
) -> dict[str, Any]:
    """Train and test once; empty where the scene has no such split."""
    key = f"{split}{seed}" if split == "random" else split
    if f"{key}_train" not in arrays:
        return {}
    job, labels, test = task(arrays, key, options, seed)
    cube, valid, polygons, events = arrays["cube"], arrays["valid"], regions(labels), Events(io.StringIO())
    devices.make_deterministic(seed)
    started = perf_counter()
    mapped = np.zeros(labels.shape, np.uint8)

    def put(part: MapPart, temperature: float) -> None:
        mapped[part.rows, part.cols] = inference.class_map(part.probabilities)

    scene = LabelledScene(job.scene, job.bands, cube, valid, labels, polygons, LabelSource(""))
    outcome = training_job.run_training(TrainingTask(job, (scene,), device, events, SCENES), put)
    seconds = perf_counter() - started
    found = accuracy.assess(mapped, test, job.classes)
    return {
        "seed": seed,
        "context_gain": outcome.report.training.context_gain,
        "network": outcome.report.training.network,
        "overall_accuracy": found.overall_accuracy,
        "average_accuracy": found.average_accuracy,
        "nearest_label": yardsticks.nearest_label_accuracy(labels, test),
        "training_agreement": float((mapped[labels > 0] == labels[labels > 0]).mean()),
        "seconds": seconds,
    }


def task(
    arrays: Mapping[str, np.ndarray], split: str, options: TrainOptions, seed: int
) -> tuple[Job, np.ndarray, np.ndarray]:
    """What a run folder would hold: the job, the labels to train on and those to test on."""
    test = np.where(arrays["valid"], arrays[f"{split}_test"], 0).astype(np.uint8)
    labels = np.where(arrays["valid"], arrays[f"{split}_train"], 0).astype(np.uint8)
    bands = tuple(Band(**band) for band in json.loads(str(arrays["bands"])))
    values = range(1, int(max(labels.max(), test.max())) + 1)
    job = Job(
        version="0",
        verb="train_and_classify",
        scene="benchmark",
        grid=Grid(*labels.shape, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=bands,
        source_bands=len(bands),
        classes=tuple(ClassInfo(value, str(value), "#000000") for value in values),
        options=options,
        seed=seed,
    )
    return job, labels, test


def regions(labels: np.ndarray) -> np.ndarray:
    """Connected pixels of one class as polygons: their numbers, int32, shape of the labels."""
    numbers, count = np.zeros(labels.shape, np.int32), 0
    for value in np.unique(labels[labels > 0]):
        found, more = label(labels == value, np.ones((3, 3)))
        numbers[found > 0] = found[found > 0] + count
        count += more
    return numbers


def print_row(name: str, split: str, preset: str, found: list[dict[str, Any]]) -> None:
    """One line of the table."""

    def column(key: str) -> np.ndarray:
        return np.array([one[key] for one in found], float)

    percent = (100 * column(key) for key in ("overall_accuracy", "average_accuracy"))
    cells = " ".join(f"{values.mean():6.1f} ± {values.std():4.1f}" for values in percent)
    nearest, seconds = 100 * column("nearest_label").mean(), column("seconds").mean()
    gains = " ".join(f"{100 * one['context_gain']:+.0f}" for one in found if one["context_gain"] is not None)
    print(f"{name:22} {split:8} {preset:7} {cells} {nearest:8.1f} {seconds:8.1f}  {gains}", flush=True)


if __name__ == "__main__":
    main()
