# SPDX-License-Identifier: GPL-3.0-or-later
"""Small run folders as QGIS makes them, for tests that damage them, and the engine on them without a process."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from freenet_qgis.contract.cube_layout import PlainFile
from freenet_qgis.contract.job import Band, ClassInfo, FurtherScene, Grid, Job, LabelSource, TrainOptions
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.engine import run
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.limits import USUAL, Limits
from freenet_qgis.engine.network.freenet import FreeNet

ROWS, COLS, BANDS, FIELD = 24, 20, 3, 6
CLASSES = tuple(ClassInfo(value, f"Class {value}", "#123456") for value in (1, 2, 9))
JOB = Job(
    version="1",
    verb="classify",
    scene="scene.tif",
    grid=Grid(ROWS, COLS, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
    bands=tuple(Band(number, f"Band {number}", nodata=-1.0) for number in range(1, BANDS + 1)),
    source_bands=BANDS,
    classes=CLASSES,
    options=TrainOptions("fast", 2, "polygons"),
    device="cpu",
    confidence=True,
    probabilities=True,
)
RESULTS = {"class_map": (ROWS, COLS), "confidence": (ROWS, COLS), "probabilities": (ROWS, COLS, len(CLASSES))}


def write(folder: Path, verb: str = "classify", in_place: bool = False) -> Path:
    """A new run folder with all that any verb wants; its image is a file beside it where it is read in place."""
    folder.mkdir()
    rng = np.random.default_rng(0)
    rows, cols = np.indices((ROWS, COLS)) // FIELD
    truth = ((rows + cols) % len(CLASSES) + 1).astype(np.uint8)
    cube = (truth[..., None].astype(int) * 1000 + rng.normal(0, 50, (ROWS, COLS, BANDS))).astype(np.int16)
    valid = np.ones((ROWS, COLS), bool)
    valid[0] = False
    drawn = (np.indices((ROWS, COLS)) % FIELD < FIELD - 2).all(0) & valid
    arrays = {
        "cube": cube,
        "valid": valid,
        "labels": np.where(drawn, truth, 0).astype(np.uint8),
        "polygons": np.where(drawn, rows * 4 + cols + 1, 0).astype(np.int32),
    }
    if verb == "assess":
        arrays["class_map"] = truth
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    if in_place:
        (folder / "cube.npy").unlink()
        raster = folder.with_name("scene.raw")
        raster.write_bytes(cube.tobytes())
        describe(raster).save(folder)
    torch.manual_seed(0)
    model_file.save(folder / "model.safetensors", FreeNet(BANDS, len(CLASSES), 0.25), card())
    replace(JOB, verb=verb).save(folder)
    return folder


def write_several(folder: Path) -> Path:
    """To train on two scenes, the second like the first."""
    write(folder, "train_and_classify")
    further = folder / "scene_2"
    further.mkdir()
    for name in ("cube", "valid", "labels", "polygons"):
        array = np.load(folder / f"{name}.npy")
        np.save(further / f"{name}.npy", np.where(array > 0, array + 100, 0) if name == "polygons" else array)
    scene = FurtherScene(further.name, "other.tif", JOB.grid, JOB.bands, LabelSource("other"))
    replace(JOB, verb="train_and_classify", further=(scene,)).save(folder)
    return folder


def write_large(folder: Path, verb: str, side: int = 1000) -> Path:
    """The same with an image that a graphics card takes some memory for, and the device left open.

    It is labelled all over, for training sees no more than what is around labels.
    """
    write(folder, verb)
    times = (-(-side // ROWS), -(-side // COLS))
    rows, cols = np.indices((side, side)) // np.array((ROWS, COLS))[:, None, None]
    bare = (rows % 2 == 1) | (cols % 2 == 1)
    for name in ("cube", "valid", "labels", "polygons"):
        array = np.load(folder / f"{name}.npy")
        large = np.tile(array, times + (1,) * (array.ndim - 2))[:side, :side]
        if name in ("labels", "polygons"):
            large[bare] = 0
        np.save(folder / f"{name}.npy", large)
    grid = replace(JOB.grid, rows=side, cols=side)
    replace(JOB, verb=verb, grid=grid, device="auto", probabilities=False).save(folder)
    return folder


def describe(raster: Path) -> PlainFile:
    """Of the image as it lies beside a run folder."""
    status = raster.stat()
    return PlainFile(
        str(raster), status.st_size, status.st_mtime_ns, "<i2", ROWS, COLS, (COLS * BANDS * 2, BANDS * 2), (0, 2, 4),
        (-1.0,) * BANDS,
    )  # fmt: skip


def card() -> ModelCard:
    """Of the model in the folder."""
    return ModelCard(
        version="1", created="", scene="scene", bands=JOB.bands, source_bands=BANDS, band_mean=(2000.0,) * BANDS,
        band_std=(800.0,) * BANDS, classes=CLASSES, width_factor=0.25, masked_statistics=True,
        frozen_statistics=False, views=1, options=TrainOptions(), seed=0, device="CPU",
    )  # fmt: skip


def do(folder: Path, limits: Limits = USUAL) -> list[dict[str, Any]]:
    """Let the engine work on a folder; what it says."""
    told = io.StringIO()
    run.run(folder, Events(told), limits)
    return [json.loads(line) for line in told.getvalue().splitlines()]


def is_complete(folder: Path, job: Job = JOB) -> bool:
    """Whether every pixel with data has a class in the map of a folder, and the maps are those of the job."""
    valid, maps = np.load(folder / "valid.npy"), {name: np.load(folder / f"{name}.npy") for name in wanted(job)}
    fits = all(maps[name].shape == RESULTS[name] for name in maps)
    return fits and bool(((maps["class_map"] > 0) == valid).all())


def wanted(job: Job) -> list[str]:
    """The maps that a job asks for."""
    return ["class_map", *(["confidence"] * job.confidence), *(["probabilities"] * job.probabilities)]
