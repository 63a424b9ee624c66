# SPDX-License-Identifier: GPL-3.0-or-later
"""Classifiers of single spectra on the splits of accuracy.py: what a network has to beat.

    python tests/benchmarks/scenes.py                # once, where GDAL is
    python tests/benchmarks/baselines.py --jobs 2    # anywhere

Prints overall / average accuracy in percent on standardised bands, and writes build/benchmarks/baselines.json, from
where accuracy.py takes what it finds there; what the file has is not computed again.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from known_rows import Row, add_rows, rows_of, scenes_folder, store, stored, task
from parallel import add_jobs, each
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.validation.accuracy import assess

BASELINES = scenes_folder() / "baselines.json"
Accuracies = dict[str, tuple[float, float]]
"""Overall and average accuracy of each classifier, shares."""


class Wanted(NamedTuple):
    """A split of a row, one for each seed where its pixels are random."""

    row: Row
    seed: int

    def __str__(self) -> str:
        """As in the file."""
        return f"{self.row.scene}:{self.row.key(self.seed)}"


def main() -> None:
    """Every row that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_rows(parser)
    parser.add_argument("--seeds", type=int, default=3, help="of random pixels")
    parser.add_argument("--json", type=Path, default=BASELINES)
    add_jobs(parser)
    options = parser.parse_args()
    known = load(options.json)
    for wanted, found in each(accuracies, missing(known, rows_of(options), options.seeds), options):
        keep(known, wanted, found, options.json)
    for name, found in known.items():
        print(f"{name:30} {in_words(found)}")


def load(path: Path) -> dict[str, Accuracies]:
    """What is known, by the names of what was wanted."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def missing(known: dict[str, Accuracies], rows: list[Row], seeds: int) -> list[Wanted]:
    """What is not known yet."""
    wanted = [Wanted(row, seed) for row in rows for seed in range(seeds if row.split == "random" else 1)]
    return [one for one in wanted if str(one) not in known and one.row.has(one.seed)]


def keep(known: dict[str, Accuracies], wanted: Wanted, found: Accuracies, path: Path) -> None:
    """Add to what is known, and to the file."""
    known[str(wanted)] = found
    store(path, known)


def of_row(known: dict[str, Accuracies], row: Row, seeds: int) -> dict[str, list[tuple[float, float]]]:
    """The accuracies of each classifier on a row, of each seed where its pixels are random."""
    wanted = (str(Wanted(row, seed)) for seed in range(seeds if row.split == "random" else 1))
    found = [known[name] for name in wanted if name in known]
    return {name: [(one[name][0], one[name][1]) for one in found] for name in (found[0] if found else {})}


def accuracies(wanted: Wanted) -> Accuracies:
    """Train and test each classifier."""
    arrays = stored(wanted.row.scene)
    job, labels, test = task(arrays, wanted.row.key(wanted.seed), TrainOptions(), wanted.seed)
    scene = StandardisedScene.measured(arrays["cube"], arrays["valid"], job.bands, torch.device("cpu"))
    train, asked = np.flatnonzero(labels), np.flatnonzero(test)
    spectra, told = scene.spectra(train), labels.flat[train]
    count, threads = len(np.unique(told)), torch.get_num_threads()
    grid = {"C": [1, 10, 100, 1000], "gamma": ["scale", 0.001, 0.01]}
    classifiers = {
        "RF": RandomForestClassifier(500, n_jobs=threads, random_state=0),
        "SVM": GridSearchCV(SVC(), grid, cv=3),
        "LDA": LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto", priors=np.full(count, 1 / count)),
    }
    row = {}
    for name, classifier in classifiers.items():
        mapped = classifier.fit(spectra, told).predict(scene.spectra(asked)).astype(np.uint8)
        agreement = assess(mapped, test.flat[asked], job.classes)
        row[name] = (agreement.overall_accuracy, agreement.average_accuracy)
    return row


def in_words(found: Accuracies) -> str:
    """For one line of a table."""
    return "  ".join(f"{name} {100 * oa:5.1f} / {100 * aa:5.1f}" for name, (oa, aa) in found.items())


if __name__ == "__main__":
    main()
