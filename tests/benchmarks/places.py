# SPDX-License-Identifier: GPL-3.0-or-later
"""What hold-out by polygon and by place tells, beside the truth, with classifiers that take seconds.

    python tests/benchmarks/scenes.py   # once, where GDAL is
    python tests/benchmarks/places.py   # anywhere; all known rows but those of random pixels, five seeds: minutes

Polygons are connected pixels of one class (regions), or these cut into strips of three rows, as a layer of parcels has
them (strips); places are the same for both. The classifiers are a linear discriminant of single spectra, and a random
forest of leading components and of their means around each pixel, which neighbours flatter as they do networks. For
each the accuracy told and the true one, the mean error without its sign, and how many runs are optimistic by more than
their 95 % interval. validation.py does the same with the engine itself, in hours.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from known_rows import Row, add_rows, regions, rows_of, stored, strips, task
from scipy.ndimage import uniform_filter
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import RandomForestClassifier

from freenet_qgis.contract.job import ClassInfo, TrainOptions
from freenet_qgis.engine.validation.accuracy import assess
from freenet_qgis.engine.validation.nearness import Nearness
from freenet_qgis.engine.validation.places import places
from freenet_qgis.engine.validation.splits import hold_out

AROUND_PX = (5, 11, 25)  # sides of the squares that means are of
COMPONENTS = 10
MARGIN_PX = 20  # around all pixels to train and to test on
SAMPLE_PX = 20_000  # to standardise by
TESTED_PX = 3000
UNITS = ("regions", "strips", "places")
Predict = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]


class Scene(NamedTuple):
    """A row as arrays of shape (rows, cols, …), without what is far from all its pixels."""

    cube: np.ndarray
    valid: np.ndarray
    labels: np.ndarray
    test: np.ndarray
    classes: Sequence[ClassInfo]

    @classmethod
    def of(cls, row: Row) -> Scene:
        """That of a row."""
        arrays = stored(row.scene)
        job, labels, test = task(arrays, row.key(0), TrainOptions(), 0)
        used = np.nonzero((labels > 0) | (test > 0))
        seen = tuple(slice(max(0, axis.min() - MARGIN_PX), axis.max() + 1 + MARGIN_PX) for axis in used)
        return cls(arrays["cube"][seen], arrays["valid"][seen], labels[seen], test[seen], job.classes)


class Run(NamedTuple):
    """What one split told.

    Attributes:
        told: Overall accuracy on what was held out.
        true: That on the test pixels of the row.
        is_optimistic: Whether the truth lies below the interval of what was told.
    """

    told: float
    true: float
    is_optimistic: bool


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_rows(parser)
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    every: dict[tuple[str, str], list[list[Run]]] = {}
    for row in rows_of(options):
        if row.split != "random":
            for key, runs in measured(row, options.seeds).items():
                every.setdefault(key, []).append(runs)
                print(f"{row!s:30} {in_words(key, runs)}", flush=True)
    for key, rows in every.items():
        print(f"{f'mean of {len(rows)} rows':30} {in_words(key, [run for runs in rows for run in runs])}")


def in_words(key: tuple[str, str], runs: list[Run]) -> str:
    """A line of figures in percent."""
    told, true = (100 * np.array([getattr(run, name) for run in runs]) for name in ("told", "true"))
    optimistic = sum(run.is_optimistic for run in runs)
    error = np.abs(told - true).mean()
    return (
        f"{key[0]:8} {key[1]:8} told {told.mean():5.1f}  true {true.mean():5.1f}  error {error:4.1f}"
        f"  optimistic {optimistic} of {len(runs)}"
    )


def measured(row: Row, seeds: int) -> dict[tuple[str, str], list[Run]]:
    """The runs of each classifier with each kind of unit."""
    scene = Scene.of(row)
    drawn = regions(scene.labels)
    found = places(scene.labels, drawn, Nearness.of([(scene.labels, drawn)]))
    units = dict(zip(UNITS, (drawn, strips(drawn), found.of(scene.labels, drawn))))
    spectra = standardised(scene)
    shown: dict[str, tuple[np.ndarray, Predict]] = {
        "LDA": (spectra, discriminant),
        "forest": (with_means(spectra, scene.valid), forest),
    }
    return {
        (name, kind): [measure(scene, values, predict, own, seed) for seed in range(seeds)]
        for name, (values, predict) in shown.items()
        for kind, own in units.items()
    }


def measure(scene: Scene, values: np.ndarray, predict: Predict, units: np.ndarray, seed: int) -> Run:
    """Hold out, train, and hold against both the held-out and the test pixels."""
    split = hold_out(scene.labels, units, "polygons", seed)
    trained, held_out, asked = (np.flatnonzero(part) for part in (split.train, split.test, scene.test))
    asked = asked[:: max(1, len(asked) // TESTED_PX)]
    flat = values.reshape(-1, values.shape[2])
    found = predict(flat[trained], scene.labels.flat[trained], flat[np.concatenate((held_out, asked))])
    mapped = np.zeros(scene.labels.shape, np.uint8)
    mapped.flat[held_out] = found[: len(held_out)]
    told = assess(mapped, split.test, scene.classes, units)
    true = float((found[len(held_out) :] == scene.test.flat[asked]).mean())
    interval = told.overall_interval
    return Run(told.overall_accuracy or 0.0, true, interval is not None and true < interval[0])


def standardised(scene: Scene) -> np.ndarray:
    """Standardised bands, float32, 0 where there is no data."""
    values = np.nan_to_num(scene.cube.astype(np.float32))
    sample = values[scene.valid]
    sample = sample[:: max(1, len(sample) // SAMPLE_PX)]
    return np.where(scene.valid[..., None], (values - sample.mean(0)) / (sample.std(0) + 1e-6), 0)


def with_means(spectra: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """The leading components of each spectrum, and their means over the squares around it."""
    sample = spectra[valid][:: max(1, np.count_nonzero(valid) // SAMPLE_PX)]
    _, _, axes = np.linalg.svd(sample - sample.mean(0), full_matrices=False)
    leading = spectra @ axes[:COMPONENTS].T
    known = valid.astype(np.float32)
    means = (
        np.stack([uniform_filter(band * known, side) for band in np.moveaxis(leading, 2, 0)], -1)
        / (uniform_filter(known, side) + 1e-3)[..., None]
        for side in AROUND_PX
    )
    return np.concatenate((leading, *means), axis=2)


def discriminant(trained: np.ndarray, labels: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Classes by a shrunk linear discriminant, all equally likely beforehand."""
    count = len(np.unique(labels))
    linear = LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto", priors=np.full(count, 1 / count))
    return linear.fit(trained, labels).predict(asked)


def forest(trained: np.ndarray, labels: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Classes by a random forest."""
    return RandomForestClassifier(100, n_jobs=-1, random_state=0).fit(trained, labels).predict(asked)


if __name__ == "__main__":
    main()
