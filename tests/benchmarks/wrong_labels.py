# SPDX-License-Identifier: GPL-3.0-or-later
"""How many wrong labels are among the first polygons that checking names.

    python tests/benchmarks/scenes.py         # once, where GDAL is
    python tests/benchmarks/wrong_labels.py   # anywhere

A tenth of the training polygons, at random among classes with at least three, get the label of another class at random.
Of so many wrong labels: the share, in percent, among as many polygons at the head of the ranking, and among twice as
many, mean over the seeds. Beside the ranking that is used stand its two parts, what else suggests itself, and the list
of doubtful polygons as the report has it, made from the same evidence. Writes build/benchmarks/wrong_labels.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np
from known_rows import regions, scenes_folder, stored, task

from freenet_qgis.contract.figures import CheckedPolygon
from freenet_qgis.contract.job import ClassInfo, TrainOptions
from freenet_qgis.engine import devices
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.training import training_check
from freenet_qgis.engine.validation import disagreement

SETS = (
    ("pavia_university_crop", "infield"),
    ("indian_pines", "dase"),
    ("indian_pines", "infield"),
    ("landsat7_nc", "region"),
    ("enmap_potsdam", "tiles"),
)
SHARE = 0.1
FEWEST = 3  # polygons of a class that loses one


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    options = parser.parse_args()
    rows = []
    for scene, split in SETS:
        runs = [measure(stored(scene), split, seed, options.device) for seed in range(options.seeds)]
        row = {"scene": scene, "split": split, **{key: float(np.mean([one[key] for one in runs])) for key in runs[0]}}
        rows.append(row)
        names = [name for name in row if f"{name}, twice" in row]
        rankings = "  ".join(f"{name} {100 * row[name]:.0f}/{100 * row[f'{name}, twice']:.0f}" for name in names)
        print(f"{scene:22} {split:8} {row['wrong']:.0f} of {row['polygons']:.0f}  {row['seconds']:.0f} s  {rankings}")
        sys.stdout.flush()
        (scenes_folder() / "wrong_labels.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")


def measure(arrays: Any, split: str, seed: int, device: str) -> dict[str, float]:
    """What share of the wrong labels each ranking finds, once."""
    job, labels, _ = task(arrays, split, TrainOptions(), seed)
    polygons = regions(labels)
    labels, wrong = with_wrong_labels(labels, polygons, seed)
    devices.make_deterministic(seed)
    started = perf_counter()
    scene = StandardisedScene.measured(arrays["cube"], arrays["valid"], job.bands, devices.choose(device))
    evidence = training_check.gather_evidence(scene, labels, polygons, len(job.classes), seed, lambda done: None)
    judged = training_check.judge(evidence, labels, polygons, job.classes)
    seconds = perf_counter() - started
    judged = [one for one in judged if one.agreement is not None]
    numbers = np.array([one.polygon for one in judged])
    found: dict[str, float] = {"wrong": len(wrong), "polygons": len(judged), "seconds": seconds}
    rankings = {
        name: numbers[np.argsort(-suspicion, kind="stable")]
        for name, suspicion in scores(judged, np.bincount(polygons.ravel())[numbers]).items()
    }
    rankings["the report's list"] = doubtful(evidence, labels, polygons, job.classes)
    for name, ranking in rankings.items():
        ranked = np.isin(ranking, wrong)
        found[name] = ranked[: len(wrong)].sum() / len(wrong)
        found[f"{name}, twice"] = ranked[: 2 * len(wrong)].sum() / len(wrong)
    return found


def with_wrong_labels(labels: np.ndarray, polygons: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The labels, some of them wrong, and the numbers of the polygons that have them."""
    rng = np.random.default_rng(seed)
    numbers, first = np.unique(polygons, return_index=True)
    numbers, told = numbers[numbers > 0], labels.flat[first[numbers > 0]]
    often = np.bincount(told)[told] >= FEWEST
    wrong = rng.permutation(numbers[often])[: max(1, round(SHARE * len(numbers)))]
    labels, classes = labels.copy(), np.unique(told)
    for number in wrong:
        own = told[numbers == number]
        labels[polygons == number] = rng.choice(classes[classes != own])
    return labels, wrong


def doubtful(
    evidence: training_check.Evidence, labels: np.ndarray, polygons: np.ndarray, classes: Sequence[ClassInfo]
) -> np.ndarray:
    """The numbers of the polygons that the report would list, in its order; the others are not among them."""
    pixels, likely = evidence.pixels, evidence.likely
    told = labels.flat[pixels]
    own = likely[np.arange(len(pixels)), told - 1]
    found = disagreement.doubtful_polygons(likely.argmax(1) + 1, told, polygons.flat[pixels], classes, own)
    return np.array([one.polygon for one in found], int)


def scores(judged: list[CheckedPolygon], pixels: np.ndarray) -> dict[str, np.ndarray]:
    """How suspicious each polygon is, by several measures."""
    shares = [(one.own_probability, one.neighbours_agreement, one.agreement) for one in judged]
    own, near, agreement = np.array(shares, float).T
    return {
        "both": 2 - own - near,
        "own probability": 1 - own,
        "neighbours": 1 - near,
        "agreement": 1 - agreement,
        "own probability by log size": (1 - own) * np.log1p(pixels),
    }


if __name__ == "__main__":
    main()
