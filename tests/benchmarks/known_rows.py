# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows that accuracy is known on, and what the benchmarks that train on them have in common.

A row is a scene and one of its splits into pixels to train on and pixels to test on. scenes.py, where GDAL is, stores
the scenes as arrays in build/benchmarks; all else needs no GDAL.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
import torch
from scipy.ndimage import label

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.contract.job import Band, ClassInfo, Device, Grid, Job, LabelSource, TrainOptions  # noqa: E402
from freenet_qgis.engine import devices  # noqa: E402
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene  # noqa: E402

SPLITS = ("random", "region", "infield", "dase", "tiles")
POLYGONS = ("regions", "layer", "strips")  # connected pixels of one class; as they were drawn; regions cut up
STRIP_PX = 3
Arrays = Mapping[str, np.ndarray]


class Row(NamedTuple):
    """A scene and one of its splits."""

    scene: str
    split: str

    def __str__(self) -> str:
        """As on the command line."""
        return f"{self.scene}:{self.split}"

    def key(self, seed: int) -> str:
        """What the arrays of the scene call this split; that into random pixels is another one for every seed."""
        return f"{self.split}{seed}" if self.split == "random" else self.split

    def has(self, seed: int) -> bool:
        """Whether the scene has the split for this seed."""
        return f"{self.key(seed)}_train" in stored(self.scene)


# Those that take longest come first, lest one process is still at work when the others have done.
ROWS = (
    Row("sentinel2_nc_coast", "region"),
    Row("historical_map_rgb", "region"),
    Row("landsat7_nc", "region"),
    Row("landsat7_chiapas", "region"),
    Row("indian_pines", "infield"),
    Row("indian_pines", "dase"),
    Row("indian_pines", "region"),
    Row("indian_pines", "random"),
    Row("enmap_potsdam", "tiles"),
    Row("enmap_potsdam", "region"),
    Row("enmap_potsdam", "random"),
    Row("pavia_university_crop", "infield"),
    Row("pavia_university_crop", "region"),
    Row("pavia_university_crop", "random"),
    Row("salinas_a", "infield"),
    Row("salinas_a", "region"),
    Row("muufl_crop", "region"),
)
STRESS = Row("enmap_potsdam", "region")  # its test pixels touch training pixels and are never of their class


def scenes_folder() -> Path:
    """Where arrays and results are: build/benchmarks, or what BENCHMARKS in the environment says."""
    return Path(os.environ.get("BENCHMARKS", ROOT / "build" / "benchmarks"))


def add_rows(parser: argparse.ArgumentParser) -> None:
    """The options that say which rows: all known ones, named ones, or those of some scenes and splits."""
    parser.add_argument("--rows", nargs="+", metavar="SCENE:SPLIT", help="instead of all that are known")
    parser.add_argument("--scene", nargs="+", default=(), help="only rows of these scenes")
    parser.add_argument("--split", nargs="+", default=SPLITS, choices=SPLITS, help="only rows of these splits")


def rows_of(options: argparse.Namespace) -> list[Row]:
    """The rows that `add_rows` was answered with; those of scenes that are not stored are left out, and it is said."""
    named = ROWS if options.rows is None else [Row(*text.split(":")) for text in options.rows]
    rows = [row for row in named if row.split in options.split and row.scene in (options.scene or [row.scene])]
    missing = {row.scene for row in rows if not (scenes_folder() / f"{row.scene}.npz").exists()}
    for scene in sorted(missing):
        print(f"{scene} is not in {scenes_folder()}: run scenes.py")
    return [row for row in rows if row.scene not in missing]


@lru_cache(maxsize=2)
def stored(scene: str) -> Arrays:
    """What scenes.py stored of a scene."""
    with np.load(scenes_folder() / f"{scene}.npz") as arrays:
        return dict(arrays)


def task(arrays: Arrays, key: str, options: TrainOptions, seed: int) -> tuple[Job, np.ndarray, np.ndarray]:
    """What a run folder would hold: the job, the labels to train on and those to test on.

    As in a run folder the labels are 1…n, uint8, shape (rows, cols): the places of the classes in the job, which are
    those that have labels in this split.
    """
    train, test = (np.where(arrays["valid"], arrays[f"{key}_{part}"], 0) for part in ("train", "test"))
    values = np.union1d(train, test)
    values = values[values > 0]
    places = np.zeros(int(values.max()) + 1, np.uint8)
    places[values] = np.arange(1, len(values) + 1)
    bands = tuple(Band(**band) for band in json.loads(str(arrays["bands"])))
    job = Job(
        version="0",
        verb="train_and_classify",
        scene="benchmark",
        grid=Grid(*train.shape, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=bands,
        source_bands=len(bands),
        classes=tuple(ClassInfo(int(value), str(value), "#000000") for value in values),
        options=options,
        seed=seed,
    )
    return job, places[train], places[test]


def add_polygons(parser: argparse.ArgumentParser) -> None:
    """The option that says what a polygon is."""
    parser.add_argument(
        "--polygons",
        default="regions",
        choices=POLYGONS,
        help="connected pixels of a class, as drawn, or the former cut up",
    )


def polygons_of(arrays: Arrays, key: str, labels: np.ndarray, kind: str) -> np.ndarray:
    """The number of the polygon of each labelled pixel, int32, shape of the labels; 0 elsewhere.

    Args:
        arrays: The scene.
        key: The split.
        labels: To train on.
        kind: ``regions`` or, where the scene has one, of the ``layer`` that was drawn; or ``strips`` of a few rows that
            the regions are cut into.
    """
    if kind == "layer" and f"{key}_polygons" in arrays:
        return np.where(labels > 0, arrays[f"{key}_polygons"], 0)
    return strips(regions(labels)) if kind == "strips" else regions(labels)


def strips(polygons: np.ndarray) -> np.ndarray:
    """Polygons cut into strips of a few rows, int32, of the same shape, counted from the last pixel to the first."""
    rows = np.arange(len(polygons))[:, None] // STRIP_PX
    _, numbers = np.unique(polygons * (rows.max() + 1) + rows, return_inverse=True)
    numbers = numbers.max() + 1 - numbers.reshape(polygons.shape)
    return np.where(polygons > 0, numbers, 0).astype(np.int32)


def labelled_scene(job: Job, arrays: Arrays, labels: np.ndarray, polygons: np.ndarray) -> LabelledScene:
    """The scene of a `task` with its labels to train on."""
    return LabelledScene(job.scene, job.bands, arrays["cube"], arrays["valid"], labels, polygons, LabelSource(""))


def write_run(folder: Path, job: Job, arrays: Arrays, labels: np.ndarray, polygons: np.ndarray) -> None:
    """Write a run folder to train in: the job, ``cube`` and ``valid`` of the arrays, and what is drawn."""
    for name in ("cube", "valid"):
        np.save(folder / f"{name}.npy", arrays[name])
    np.save(folder / "labels.npy", labels)
    np.save(folder / "polygons.npy", polygons)
    job.save(folder)


def regions(labels: np.ndarray) -> np.ndarray:
    """Connected pixels of one class as polygons: their numbers, int32, shape of the labels."""
    numbers, count = np.zeros(labels.shape, np.int32), 0
    for value in np.unique(labels[labels > 0]):
        found, more = label(labels == value, np.ones((3, 3)))
        numbers[found > 0] = found[found > 0] + count
        count += more
    return numbers


def add_device(parser: argparse.ArgumentParser) -> None:
    """The options that say where and in what to compute."""
    parser.add_argument("--device", default="auto", choices=get_args(Device))
    parser.add_argument("--precision", default="auto", choices=("auto", "float32", "bfloat16"))


def choose_device(options: argparse.Namespace) -> torch.device:
    """The device that `add_device` was answered with; it computes in the precision asked for from now on."""
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # as in the engine's process
    if options.precision != "auto":
        devices.precision = lambda device: getattr(torch, options.precision)  # users have no such choice
    return devices.choose(options.device)


def machine(device: torch.device) -> str:
    """What computes, for the head of a table."""
    versions = f"PyTorch {torch.__version__}, Python {platform.python_version()}"
    return f"{devices.describe(device)}, {versions}, {devices.precision(device)}"


def store(path: Path, found: Any) -> None:
    """Write JSON, whole or not at all: whoever ends a benchmark does so at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(found, indent=1), encoding="utf-8")
    part.replace(path)


def spread(values: Sequence[float]) -> str:
    """Mean and standard deviation of shares, in percent."""
    return f"{100 * np.mean(values):5.1f} ± {100 * np.std(values):3.1f}"
