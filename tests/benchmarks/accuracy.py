# SPDX-License-Identifier: GPL-3.0-or-later
"""Accuracy of the presets on real scenes, and how long they take.

    python tests/benchmarks/scenes.py                                   # once, where GDAL is
    python tests/benchmarks/accuracy.py --preset paper --split random   # anywhere

Prints a table of overall and average accuracy in percent, mean and standard deviation over the seeds, and writes
every run to build/benchmarks/accuracy.json. The random split has other training pixels for every seed.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.engine import accuracy, devices, inference, recipes, scene, training  # noqa: E402
from freenet_qgis.job import Band, ClassInfo  # noqa: E402

SCENES = ROOT / "build" / "benchmarks"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", nargs="+", default=["paper", "auto"], choices=sorted(recipes.RECIPES))
    parser.add_argument("--scene", nargs="+", default=["indian_pines", "pavia_university_crop", "salinas_a"])
    parser.add_argument("--split", nargs="+", default=["random"], choices=("random", "region", "infield", "dase"))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=0, help="0 = the preset's own")
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    parser.add_argument("--precision", default="auto", choices=("auto", "float32", "bfloat16"))
    parser.add_argument("--json", type=Path, default=SCENES / "accuracy.json")
    options = parser.parse_args()
    device = devices.choose(options.device)
    dtype = devices.precision(device) if options.precision == "auto" else getattr(torch, options.precision)
    machine = f"{devices.describe(device)}, PyTorch {torch.__version__}, Python {platform.python_version()}, {dtype}"
    print(machine)
    print(f"{'scene':22} {'split':8} {'preset':7} {'OA':>13} {'AA':>13} {'nearest':>8} {'seconds':>8}")
    runs = []
    for name in options.scene:
        with np.load(SCENES / f"{name}.npz") as arrays:
            for split in options.split:
                for preset in options.preset:
                    seeds = range(options.seeds)
                    every = (run(arrays, split, preset, options.steps, seed, device, dtype) for seed in seeds)
                    found = [one for one in every if one]
                    if found:
                        print_row(name, split, preset, found)
                        runs += [{"scene": name, "split": split, "preset": preset, **one} for one in found]
                        report = {"machine": machine, "runs": runs}
                        options.json.write_text(json.dumps(report, indent=1), encoding="utf-8")


def run(
    arrays: Mapping[str, np.ndarray], split: str, preset: str, steps: int, seed: int, device: torch.device,
    dtype: torch.dtype,
) -> dict[str, Any]:  # fmt: skip
    """Train and test once; empty where the scene has no such split."""
    key = f"{split}{seed}" if split == "random" else split
    if f"{key}_train" not in arrays:
        return {}
    train, test = arrays[f"{key}_train"], arrays[f"{key}_test"]
    train = np.where(arrays["valid"], train, 0)
    classes = [ClassInfo(value, str(value), "#000000") for value in range(1, int(max(train.max(), test.max())) + 1)]
    bands = [Band(**band) for band in json.loads(str(arrays["bands"]))]
    recipe = recipes.RECIPES[preset]
    recipe = replace(recipe, steps=steps) if steps else recipe
    devices.make_deterministic(seed)
    started = perf_counter()
    norm = scene.measure(arrays["cube"], arrays["valid"], bands)
    image = scene.load(arrays["cube"], arrays["valid"], bands, norm, device, dtype)
    network = training.train(image, train, len(classes), recipe, seed)
    mapped = inference.class_map(inference.predict(network, image, recipe.masked_statistics, recipe.views))
    seconds = perf_counter() - started
    found = accuracy.assess(mapped, test, classes)
    return {
        "seed": seed,
        "overall_accuracy": found["overall_accuracy"],
        "average_accuracy": found["average_accuracy"],
        "nearest_label": accuracy.nearest_label_accuracy(train, test),
        "training_agreement": float((mapped[train > 0] == train[train > 0]).mean()),
        "seconds": seconds,
    }


def print_row(name: str, split: str, preset: str, found: list[dict[str, Any]]) -> None:
    """One line of the table."""

    def column(key: str) -> np.ndarray:
        return np.array([one[key] for one in found], float)

    percent = (100 * column(key) for key in ("overall_accuracy", "average_accuracy"))
    cells = " ".join(f"{values.mean():6.1f} ± {values.std():4.1f}" for values in percent)
    nearest, seconds = 100 * column("nearest_label").mean(), column("seconds").mean()
    print(f"{name:22} {split:8} {preset:7} {cells} {nearest:8.1f} {seconds:8.1f}", flush=True)


if __name__ == "__main__":
    main()
