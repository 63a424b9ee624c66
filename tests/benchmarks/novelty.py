# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether novelty finds what nobody drew.

    python tests/benchmarks/scenes.py    # once, where GDAL is
    python tests/benchmarks/novelty.py   # anywhere, in a minute; a processor will do

One class after the other is left out of the training pixels, and the test pixels of all classes get their novelty. For
each row: the area under the receiver operating characteristic, in percent, mean over the classes (50 is chance), beside
what is wanted; and how many pixels are above 1, of known classes and of the one that was left out. Writes
build/benchmarks/novelty.json, and ends with 1 where a row has less than is wanted.
"""

from __future__ import annotations

import argparse
import sys
from time import perf_counter

import numpy as np
import torch
from known_rows import Arrays, Row, add_polygons, polygons_of, scenes_folder, store, stored, task
from sklearn.metrics import roc_auc_score

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.training.remembering import remember
from freenet_qgis.engine.validation.nearness import Nearness
from freenet_qgis.engine.validation.places import places

WANTED = {  # area, percent
    Row("indian_pines", "region"): 69,
    Row("indian_pines", "infield"): 77,
    Row("pavia_university_crop", "region"): 82,
    Row("pavia_university_crop", "infield"): 83,
    Row("salinas_a", "region"): 98,
    Row("salinas_a", "infield"): 98,
}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_polygons(parser)
    polygons = parser.parse_args().polygons
    rows, good = [], True
    print(f"{'':32} {'area':>5} {'wanted':>6}   above 1, %: known, left out   seconds for one")
    for row, wanted in WANTED.items():
        found = measure(stored(row.scene), row.split, polygons)
        rows.append({"row": str(row), "wanted": wanted, **found})
        good &= found["area"] >= wanted
        shares = f"{found['known']:6.1f} {found['left out']:6.1f}"
        print(f"{row!s:32} {found['area']:5.1f} {wanted:6} {shares:>24} {found['seconds']:18.1f}", flush=True)
    store(scenes_folder() / "novelty.json", rows)
    sys.exit(0 if good else 1)


def measure(arrays: Arrays, split: str, kind: str) -> dict[str, float]:
    """The mean over the classes left out."""
    job, train, test = task(arrays, split, TrainOptions(), 0)
    polygons = polygons_of(arrays, split, train, kind)
    scene = StandardisedScene.measured(arrays["cube"], arrays["valid"], job.bands, torch.device("cpu"))
    pixels = np.flatnonzero(test)
    asked, truth = torch.from_numpy(scene.spectra(pixels)), test.flat[pixels]
    found = []
    for label in np.unique(truth):
        started = perf_counter()
        novelty = novelty_without(int(label), scene, train, polygons, asked)
        is_new = truth == label
        found.append(
            {
                "area": 100 * roc_auc_score(is_new, novelty),
                "known": 100 * float(np.mean(novelty[~is_new] > 1)),
                "left out": 100 * float(np.mean(novelty[is_new] > 1)),
                "seconds": perf_counter() - started,
            }
        )
    return {name: float(np.mean([one[name] for one in found])) for name in found[0]}


def novelty_without(
    label: int, scene: StandardisedScene, train: np.ndarray, polygons: np.ndarray, asked: torch.Tensor
) -> np.ndarray:
    """The novelty of spectra to a model that does not know a class."""
    labels = np.where(train == label, 0, train).astype(train.dtype)
    units = places(labels, polygons, Nearness.of([(labels, polygons)])).of(labels, polygons)
    known = remember(scene, labels, units, seed=0)
    if known is None:
        raise SystemExit("nothing could be held out")
    return known.novelty(asked).numpy()


if __name__ == "__main__":
    main()
