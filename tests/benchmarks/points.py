# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the class of points is found that were left out of training, beside a random forest of single spectra.

    python tests/benchmarks/points.py   # where GDAL and PyTorch are; Leipzig: some minutes

Points are left out in folds with the same shares of the classes, the same ones for both; each training is a whole run
as a user has it, without validation of its own. Overall and average accuracy in percent over all points, each seed by
itself. Writes build/benchmarks/points.json.
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np
from known_rows import scenes_folder
from osgeo import gdal, ogr
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold

from freenet_qgis import workflow
from freenet_qgis.contract.job import Grid, TrainOptions
from freenet_qgis.contract.presets import presets
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.access import grid
from freenet_qgis.headless.console.progress import TerminalProgress
from freenet_qgis.headless.console.terminal import Terminal
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.request import EngineChoice, Labelled, Outputs, Scene, TrainRequest

LEIPZIG = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "leipzig_sentinel2"
TREES = 500
Found = Callable[[np.ndarray, np.ndarray], np.ndarray]  # the classes of some points, after training on others


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raster", type=Path, default=LEIPZIG / "leipzig_raster.tif")
    parser.add_argument("--points", default=str(LEIPZIG / "leipzig_points.gpkg"))
    parser.add_argument("--field", default="land_cover")
    parser.add_argument("--preset", default="auto", choices=list(presets()))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))
    options = parser.parse_args()
    scene = Scene(options.raster, raster.place_of(Scene(options.raster)).crs_wkt)
    place = grid.read(scene.raster, scene.crs_wkt)
    training = vector.labelled(options.points, options.field, scene.crs_wkt, Use(), grid=place)
    labels = np.array([shape.label for shape in training.shapes])
    rows = []
    for seed in range(options.seeds):
        ways: dict[str, Found] = {
            "random forest": _forest(_spectra(options.raster, training, place), labels, seed),
            options.preset: _runs(
                scene, training, place, TrainOptions(options.preset, validation="none"), seed, options
            ),
        }
        for name, way in ways.items():
            began = perf_counter()
            row = {"way": name, "seed": seed, **_measured(way, labels, options.folds, seed)}
            rows.append({**row, "seconds": round(perf_counter() - began)})
            print("  ".join(f"{key} {value}" for key, value in rows[-1].items()), flush=True)
            scenes_folder().mkdir(parents=True, exist_ok=True)
            (scenes_folder() / "points.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")


def _measured(way: Found, labels: np.ndarray, folds: int, seed: int) -> dict[str, float]:
    """Overall and average accuracy over the points of all folds."""
    found = np.zeros_like(labels)
    splits = StratifiedKFold(folds, shuffle=True, random_state=seed).split(labels, labels)
    for trained, asked in splits:
        found[asked] = way(trained, asked)
    is_right = found == labels
    average = np.mean([is_right[labels == label].mean() for label in np.unique(labels)])
    return {"OA": round(100 * is_right.mean(), 1), "AA": round(100 * average, 1)}


def _forest(spectra: np.ndarray, labels: np.ndarray, seed: int) -> Found:
    """A random forest of the spectra under the points, shape (points, bands)."""

    def found(trained: np.ndarray, asked: np.ndarray) -> np.ndarray:
        forest = RandomForestClassifier(TREES, random_state=seed).fit(spectra[trained], labels[trained])
        return np.asarray(forest.predict(spectra[asked]))

    return found


def _runs(
    scene: Scene, training: Labelled, place: Grid, how: TrainOptions, seed: int, options: argparse.Namespace
) -> Found:
    """A run from points to map for each question."""

    def found(trained: np.ndarray, asked: np.ndarray) -> np.ndarray:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "map.tif"
            some = replace(training, shapes=tuple(training.shapes[index] for index in trained))
            engine = EngineChoice(device=options.device)
            request = TrainRequest(scene, some, Outputs(class_map=path), how, seed, engine)
            workflow.train(request, TerminalProgress(Terminal(io.StringIO())))
            values = gdal.Open(str(path)).ReadAsArray()
        numbers = {info.value: label for label, info in enumerate(training.classes, start=1)}
        return np.array([numbers.get(int(values[pixel]), 0) for pixel in _pixels(training, place, asked)])

    return found


def _spectra(path: Path, training: Labelled, place: Grid) -> np.ndarray:
    """The values of all bands under all points, shape (points, bands)."""
    values = np.nan_to_num(gdal.Open(str(path)).ReadAsArray().astype(float))
    return np.array([values[:, row, col] for row, col in _pixels(training, place, np.arange(len(training.shapes)))])


def _pixels(training: Labelled, place: Grid, which: np.ndarray) -> list[tuple[int, int]]:
    """Row and column of the pixel under each of some points."""
    inverse = gdal.InvGeoTransform(place.geotransform)
    points = (ogr.CreateGeometryFromWkb(training.shapes[index].wkb).GetPoint_2D() for index in which)
    places = [gdal.ApplyGeoTransform(inverse, *point) for point in points]
    return [(int(row), int(col)) for col, row in places]


if __name__ == "__main__":
    main()
