# SPDX-License-Identifier: GPL-3.0-or-later
"""Repeat the table of the FreeNet paper from the original files of its scenes.

    make paper DATA=folder                            # or, with options
    python tests/benchmarks/paper.py folder --seeds 1

The files may lie anywhere below the folder; scenes whose files are not there are left out. Prints a table, mean and
standard deviation over the seeds, and writes every run to build/benchmarks/paper.json. Beside the published overall
accuracy stands that of giving each test pixel the class of the nearest training pixel, the image unused.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any, Optional

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from original_files import below  # noqa: E402
from originals import ORIGINALS, Original, Scene  # noqa: E402

from freenet_qgis.contract.job import Band, ClassInfo  # noqa: E402
from freenet_qgis.engine import devices  # noqa: E402
from freenet_qgis.engine.mapping import inference  # noqa: E402
from freenet_qgis.engine.recipe import recipes  # noqa: E402
from freenet_qgis.engine.recipe.training_setup import TrainingSetup  # noqa: E402
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene  # noqa: E402
from freenet_qgis.engine.training import training_loop  # noqa: E402
from freenet_qgis.engine.validation import accuracy, yardsticks  # noqa: E402
from freenet_qgis.errors import FreeNetError  # noqa: E402

HEADER = """
| scene | overall accuracy | average accuracy | kappa | published overall | nearest label | seconds |
|---|---|---|---|---|---|---|"""


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Run what the command line asks for; 1 if no scene could be read."""
    options = _options(arguments)
    if not options.folder.is_dir():
        print(f"There is no folder '{options.folder}'.")
        return 1
    files = below(options.folder)
    device = devices.choose(options.device)
    machine = f"{devices.describe(device)}, PyTorch {torch.__version__}, Python {platform.python_version()}"
    print(f"Preset {options.preset}, {options.seeds} seeds, {options.per_class} pixels per class; {machine}")
    runs: list[dict[str, Any]] = []
    left_out = []
    for original in ORIGINALS:
        try:
            image = original.read(files)
        except FreeNetError as error:
            left_out.append(f"{original.title} is left out: {error} Wanted: {original.files}.")
            continue
        if not runs:
            print(HEADER)
        found = [run(image, options, seed, device) for seed in range(options.seeds)]
        print(row(original, found), flush=True)
        runs += [{"scene": original.title, "preset": options.preset, **one} for one in found]
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps({"machine": machine, "runs": runs}, indent=1), encoding="utf-8")
    print("", *left_out, sep="\n")
    if not runs:
        print(f"No scene was found below '{options.folder}'.")
    return 0 if runs else 1


def run(image: Scene, options: argparse.Namespace, seed: int, device: torch.device) -> dict[str, Any]:
    """Train and test once."""
    train, test = image.split(options.per_class, seed)
    classes = [ClassInfo(value, str(value), "#000000") for value in range(1, int(max(train.max(), test.max())) + 1)]
    bands = [Band(number, f"Band {number}") for number in range(1, image.cube.shape[2] + 1)]
    recipe = recipes.RECIPES[options.preset]
    recipe = replace(recipe, steps=options.steps) if options.steps else recipe
    devices.make_deterministic(seed)
    started = perf_counter()
    whole = StandardisedScene.measured(
        image.cube, np.ones(train.shape, bool), bands, device, devices.precision(device)
    ).image
    network = training_loop.train_network(whole, train, TrainingSetup(len(classes), recipe, seed))
    mapped = inference.class_map(inference.predict(network, whole, recipe.prediction))
    seconds = perf_counter() - started
    figures = accuracy.assess(mapped, test, classes)
    return {
        "seed": seed,
        "training_pixels": int(np.count_nonzero(train)),
        **{key: getattr(figures, key) for key in ("test_pixels", "overall_accuracy", "average_accuracy", "kappa")},
        "nearest_label": getattr(yardsticks.nearest_label(train, test), "overall_accuracy", None),
        "seconds": seconds,
    }


def row(original: Original, found: list[dict[str, Any]]) -> str:
    """One line of the table."""

    def spread(key: str, factor: int, digits: int) -> str:
        values = factor * np.array([one[key] for one in found], float)
        return f"{values.mean():.{digits}f} ± {values.std():.{digits}f}"

    overall, average, nearest = (
        spread(key, 100, 2) for key in ("overall_accuracy", "average_accuracy", "nearest_label")
    )
    cells = [original.title, overall, average, spread("kappa", 1, 4), original.published, nearest]
    return f"| {' | '.join(cells)} | {np.mean([one['seconds'] for one in found]):.1f} |"


def _options(arguments: Optional[Sequence[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the files of the scenes lie, at any depth")
    parser.add_argument("--preset", default="paper", choices=sorted(recipes.RECIPES))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--per-class", type=int, default=200, help="random training pixels, where they are not fixed")
    parser.add_argument("--steps", type=int, default=0, help="0 = the preset's own")
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "benchmarks" / "paper.json")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
