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
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import torch
from known_rows import Arrays, Row, machine, scenes_folder, stored, task

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.engine import devices
from freenet_qgis.engine.mapping import inference
from freenet_qgis.engine.recipe import recipes
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.scenes.padded_image import PaddedImage
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.training import teaching, training_loop
from freenet_qgis.engine.training.teachers import Teachers
from freenet_qgis.engine.training.training_loop import SoftTargets

ROWS = (
    Row("indian_pines", "infield"),
    Row("indian_pines", "dase"),
    Row("indian_pines", "region"),
    Row("pavia_university_crop", "infield"),
    Row("pavia_university_crop", "region"),
    Row("salinas_a", "infield"),
    Row("enmap_potsdam", "tiles"),
    Row("landsat7_nc", "region"),
)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", nargs="+", metavar="SCENE:SPLIT", default=[str(row) for row in ROWS])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=recipes.AUTO.steps)
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    options = parser.parse_args()
    device = devices.choose(options.device)
    recipe = replace(recipes.AUTO, steps=options.steps)
    runs: dict[str, dict[str, list[tuple[float, float]]]] = {}
    print(machine(device))
    for row in (Row(*text.split(":")) for text in options.rows):
        found = runs.setdefault(str(row), {})
        for seed in range(options.seeds):
            devices.make_deterministic(seed)
            for part, accuracies in parts(stored(row.scene), row.split, recipe, seed, device):
                found.setdefault(part, []).append(accuracies)
        print(row)
        for part, accuracies in found.items():
            overall, average = np.mean(accuracies, 0)
            print(f"    {part:36} {overall:5.1f} / {average:5.1f}", flush=True)
        (scenes_folder() / "ablation.json").write_text(json.dumps(runs, indent=1), encoding="utf-8")


def parts(
    arrays: Arrays, split: str, recipe: recipes.Recipe, seed: int, device: torch.device
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each part with its overall and average accuracy, percent."""
    job, labels, test = task(arrays, split, TrainOptions(), seed)
    classes = len(job.classes)
    scene = StandardisedScene.measured(arrays["cube"], arrays["valid"], job.bands, device, devices.precision(device))
    teachers = Teachers(scene, labels, TrainingSetup(classes, recipe, seed))
    pixels = np.flatnonzero(test)
    asked = np.concatenate((scene.sample, pixels))
    sampled, tested = slice(len(scene.sample)), slice(len(scene.sample), None)

    def network(image: PaddedImage, seed: int = seed, soft: SoftTargets | None = None, **changes: str) -> np.ndarray:
        trained = training_loop.train_network(
            image, labels, TrainingSetup(classes, replace(recipe, **changes), seed), soft_targets=soft
        )
        seen = inference.predict(trained, image, replace(recipe.prediction, smooths=False))
        return np.nan_to_num(seen.reshape(classes, -1)[:, asked].T)

    def score(probabilities: np.ndarray) -> tuple[float, float]:
        right = probabilities.argmax(1) + 1 == test.flat[pixels]
        by_class = [right[test.flat[pixels] == label].mean() for label in np.unique(test.flat[pixels])]
        return 100 * right.mean(), 100 * float(np.mean(by_class))

    spectra = teachers.from_spectra(scene.spectra(asked))
    plain, white = network(scene.image), network(teachers.whitened)
    shuffled = network(teachers.whitened, augment="jigsaw")
    seen = (plain + shuffled) / 2
    agree = teaching.agreed_on_few_bands if teachers.has_few_bands else teaching.agreed
    told = agree(plain, shuffled, spectra)
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
