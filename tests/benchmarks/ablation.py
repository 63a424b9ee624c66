# SPDX-License-Identifier: GPL-3.0-or-later
"""What each part of preset `auto` is worth: its teachers alone and together, and students on other inputs.

    python tests/benchmarks/scenes.py      # once, where GDAL is
    python tests/benchmarks/ablation.py    # anywhere

Prints overall / average accuracy in percent, mean over the seeds, and writes build/benchmarks/ablation.json. The
cross-validation that decides between surroundings and spectra is left out: accuracy.py has it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.contract.job import Band  # noqa: E402
from freenet_qgis.engine import devices  # noqa: E402
from freenet_qgis.engine.mapping import inference  # noqa: E402
from freenet_qgis.engine.recipe import recipes  # noqa: E402
from freenet_qgis.engine.recipe.training_setup import TrainingSetup  # noqa: E402
from freenet_qgis.engine.scenes.padded_image import PaddedImage  # noqa: E402
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene  # noqa: E402
from freenet_qgis.engine.training import teaching, training_loop  # noqa: E402
from freenet_qgis.engine.training.teachers import Teachers  # noqa: E402
from freenet_qgis.engine.training.training_loop import SoftTargets  # noqa: E402

SCENES = ROOT / "build" / "benchmarks"
ROWS = (
    ("indian_pines", "infield"), ("indian_pines", "dase"), ("indian_pines", "region"),
    ("pavia_university_crop", "infield"), ("pavia_university_crop", "region"), ("salinas_a", "infield"),
    ("enmap_potsdam", "tiles"), ("landsat7_nc", "region"),
)  # fmt: skip


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scene", nargs="+", default=sorted({name for name, _ in ROWS}))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=recipes.AUTO.steps)
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    options = parser.parse_args()
    device = devices.choose(options.device)
    recipe = replace(recipes.AUTO, steps=options.steps)
    runs: dict[str, dict[str, list[tuple[float, float]]]] = {}
    for name, split in ROWS:
        if name not in options.scene:
            continue
        found = runs.setdefault(f"{name} {split}", {})
        with np.load(SCENES / f"{name}.npz") as arrays:
            for seed in range(options.seeds):
                devices.make_deterministic(seed)
                for part, accuracies in parts(arrays, split, recipe, seed, device):
                    found.setdefault(part, []).append(accuracies)
        print(f"{name} {split}")
        for part, accuracies in found.items():
            overall, average = np.mean(accuracies, 0)
            print(f"    {part:36} {overall:5.1f} / {average:5.1f}", flush=True)
        (SCENES / "ablation.json").write_text(json.dumps(runs, indent=1), encoding="utf-8")


def parts(
    arrays: Mapping[str, np.ndarray], split: str, recipe: recipes.Recipe, seed: int, device: torch.device
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each part with its overall and average accuracy, percent."""
    cube, valid, test = arrays["cube"], arrays["valid"], arrays[f"{split}_test"]
    labels = np.where(valid, arrays[f"{split}_train"], 0)
    classes = int(max(labels.max(), test.max()))
    bands = [Band(**band) for band in json.loads(str(arrays["bands"]))]
    scene = StandardisedScene.measured(cube, valid, bands, device, devices.precision(device))
    teachers = Teachers(scene, labels, TrainingSetup(classes, recipe, seed))
    pixels = np.flatnonzero((test > 0) & valid)
    asked = np.concatenate((scene.sample, pixels))
    sampled, tested = slice(len(scene.sample)), slice(len(scene.sample), None)

    def network(image: PaddedImage, seed: int = seed, soft: SoftTargets | None = None, **changes: str) -> np.ndarray:
        trained = training_loop.train_network(
            image, labels, TrainingSetup(classes, replace(recipe, **changes), seed), soft_targets=soft_targets
        )
        seen = inference.predict(trained, image, recipe.masked_statistics, recipe.views)
        return np.nan_to_num(seen.reshape(classes, -1)[:, asked].T)

    def score(probabilities: np.ndarray) -> tuple[float, float]:
        right = probabilities.argmax(1) + 1 == test.flat[pixels]
        by_class = [right[test.flat[pixels] == label].mean() for label in np.unique(test.flat[pixels])]
        return 100 * right.mean(), 100 * float(np.mean(by_class))

    spectra = teachers.from_spectra(scene.spectra(asked))
    plain, white = network(scene.image), network(teachers.whitened)
    shuffled = network(teachers.whitened, augment="jigsaw")
    seen = (plain + shuffled) / 2
    told = teaching.agreed(plain, shuffled, spectra)
    soft_targets = SoftTargets(scene.sample, told[sampled])
    for part, probabilities in {
        "spectra alone": spectra,
        "network on bands": plain,
        "network on whitened axes": white,
        "network on whitened axes, jigsaw": shuffled,
        "both networks": seen,
        "all teachers": told,
        "student on bands": network(scene.image, seed + 1, soft_targets),
        "student on whitened axes (auto)": network(teachers.whitened, seed + 1, soft_targets),
    }.items():
        yield part, score(probabilities[tested])


if __name__ == "__main__":
    main()
