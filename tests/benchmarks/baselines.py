# SPDX-License-Identifier: GPL-3.0-or-later
"""Classifiers of single spectra on the splits of accuracy.py: what a network has to beat.

    python tests/benchmarks/scenes.py       # once, where GDAL is
    python tests/benchmarks/baselines.py    # anywhere

Prints overall / average accuracy in percent on standardised bands, and writes build/benchmarks/baselines.json.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, balanced_accuracy_score
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.contract.job import Band  # noqa: E402
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene  # noqa: E402

SCENES = ROOT / "build" / "benchmarks"
SPLITS = ("infield", "dase", "region", "tiles")


def main() -> None:
    """Every scene, split and classifier."""
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for path in sorted(SCENES.glob("*.npz")):
        with np.load(path) as arrays:
            for split in SPLITS:
                if f"{split}_train" in arrays:
                    found[f"{path.stem} {split}"] = row = accuracies(arrays, split)
                    cells = "  ".join(f"{name} {100 * oa:5.1f} / {100 * aa:5.1f}" for name, (oa, aa) in row.items())
                    print(f"{path.stem:22} {split:8} {cells}", flush=True)
    (SCENES / "baselines.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def accuracies(arrays: Any, split: str) -> dict[str, tuple[float, float]]:
    """Overall and average accuracy of each classifier."""
    cube, valid = arrays["cube"], arrays["valid"]
    bands = [Band(**band) for band in json.loads(str(arrays["bands"]))]
    scene = StandardisedScene.measured(cube, valid, bands, torch.device("cpu"))
    train, test = (np.flatnonzero((arrays[f"{split}_{part}"] > 0) & valid) for part in ("train", "test"))
    spectra, told = scene.spectra(train), arrays[f"{split}_train"].flat[train]
    asked, truth = scene.spectra(test), arrays[f"{split}_test"].flat[test]
    count = len(np.unique(told))
    classifiers = {
        "random forest": RandomForestClassifier(500, n_jobs=-1, random_state=0),
        "SVM": GridSearchCV(SVC(), {"C": [1, 10, 100, 1000], "gamma": ["scale", 0.001, 0.01]}, cv=3, n_jobs=-1),
        "LDA": LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto", priors=np.full(count, 1 / count)),
    }
    row = {}
    for name, classifier in classifiers.items():
        mapped = classifier.fit(spectra, told).predict(asked)
        row[name] = (float(accuracy_score(truth, mapped)), float(balanced_accuracy_score(truth, mapped)))
    return row


if __name__ == "__main__":
    main()
