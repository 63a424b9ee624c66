# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine does with a run folder, verb by verb."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch

from ..job import Job, ModelCard
from ..unit_words import counted
from . import accuracy, area, cuda_kernels, devices, disagreement, memory, model_file, scene, training_job, yardsticks
from .calibration import softened
from .events import Events, Meter
from .inference import class_map, predict, predict_spectra
from .spectral_network import SpectralNetwork
from .splits import BLOCK_PX


def run(folder: Path, events: Events) -> None:
    """Do the job in `folder` and leave the results there.

    Raises:
        FreeNetError: What the user can mend.
    """
    started = perf_counter()
    job = Job.load(folder)
    report = {**_head(job), **_VERBS[job.verb](job, folder, events)}
    report["seconds"] = round(perf_counter() - started, 1)
    _write(folder / "report.json", lambda path: path.write_text(json.dumps(report, indent=1), encoding="utf-8"))
    events.result(**{name: report.get(name) for name in ("overall_accuracy", "average_accuracy", "kappa")})


def _head(job: Job) -> dict[str, Any]:
    """What the report of every verb begins with."""
    return {
        "version": job.version,
        "verb": job.verb,
        "scene": job.scene,
        "created": _now(),
        "labels": None if job.labels is None else vars(job.labels),
    }


def _now() -> str:
    """UTC, ISO 8601."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _train(job: Job, folder: Path, events: Events) -> dict[str, Any]:
    scikit_learn = yardsticks.prepare()
    device = _device(job, events)
    arrays = (_array(folder, name) for name in ("cube", "valid", "labels", "polygons"))
    scikit_learn.result()  # one that is broken is told now, not after training
    outcome = training_job.run(job, *arrays, device, events)
    report = {**outcome.report, "device": devices.describe(device)}
    if outcome.probabilities is not None:
        report["map_pixels"] = _save_map(job, folder, outcome.probabilities)
        if report["validation"] != "none" and report["final_model"] != "all polygons":  # else confusion is another's
            report["area"] = area.estimate(report["confusion_matrix"], report["map_pixels"])
    card = ModelCard(
        version=job.version,
        created=_now(),
        scene=job.scene,
        bands=job.bands,
        source_bands=job.source_bands,
        band_mean=tuple(outcome.norm.mean.tolist()),
        band_std=tuple(outcome.norm.std.tolist()),
        classes=job.classes,
        width_factor=outcome.recipe.width_factor,
        masked_statistics=outcome.recipe.masked_statistics,
        frozen_statistics=report["training_window"] is not None,
        views=outcome.recipe.views,
        network="spectral" if isinstance(outcome.network, SpectralNetwork) else "freenet",
        axes=0 if getattr(outcome.network, "axes", None) is None else outcome.network.axes.shape[1],
        temperature=outcome.temperature,
        options=replace(job.options, steps=outcome.recipe.steps),
        seed=job.seed,
        device=report["device"],
        overall_accuracy=report["overall_accuracy"],
        average_accuracy=report["average_accuracy"],
        kappa=report["kappa"],
    )
    _write(folder / "model.safetensors", lambda path: model_file.save(path, outcome.network, card))
    return report


def _classify(job: Job, folder: Path, events: Events) -> dict[str, Any]:
    device = _device(job, events)
    network, card = model_file.load(folder / "model.safetensors", device)
    cube, valid = _array(folder, "cube"), _array(folder, "valid")
    events.stage("Preparing the image")
    dtype = devices.precision(device)
    if isinstance(network, SpectralNetwork):
        needed = memory.spectral_bytes(len(card.classes), valid.size)
    else:
        needed = memory.prediction_bytes(
            card.axes or len(card.bands), len(card.classes), valid.size, card.width_factor, card.views, device, dtype
        )
    what = f"Classifying {valid.shape[0]} x {valid.shape[1]} pixels"
    memory.check(needed, device, what)
    with memory.exhaustion_explained(what, device, needed):
        norm = scene.Standardisation(np.array(card.band_mean), np.array(card.band_std))
        done = Meter(events.progress, 1).part(1)
        if isinstance(network, SpectralNetwork):
            events.stage("Classifying")
            probabilities = predict_spectra(network, cube, valid, job.bands, norm, done)
        else:
            image = scene.load(cube, valid, job.bands, norm, device, dtype, network.axes)
            events.stage("Classifying")
            probabilities = predict(network, image, card.masked_statistics, card.views, done)
        probabilities = softened(probabilities, card.temperature, 0)
    pixels = _save_map(job, folder, probabilities)
    return {
        **accuracy.unmeasured(job.classes),
        "validation": "none",
        "device": devices.describe(device),
        "map_pixels": pixels,
        "warnings": [],
    }


def _assess(job: Job, folder: Path, events: Events) -> dict[str, Any]:
    events.stage("Measuring accuracy")
    mapped, labels = _array(folder, "class_map"), _array(folder, "labels")
    unit = _sampling_unit(job, folder)
    units = _blocks(labels.shape) if unit == "blocks" else _array(folder, "polygons")
    found = accuracy.assess(mapped, labels, job.classes, units, job.seed)
    # A polygon of one pixel is as a point: where the map errs, which does not doubt the label.
    has_polygons = unit == "polygons" and found["test_polygons"] < found["test_pixels"]
    doubtful = disagreement.doubtful_polygons(mapped, labels, units, job.classes) if has_polygons else []
    map_pixels = _pixels(mapped, job)
    warnings = _remarks(found, map_pixels)
    warnings += disagreement.doubts_in_words(doubtful, found["test_polygons"], "reference")
    for text in warnings:
        events.warning(text)
    return {
        **found,
        "validation": "reference",
        "sampling_unit": unit,
        "device": "CPU",
        "map_pixels": map_pixels,
        "area": area.estimate(found["confusion_matrix"], map_pixels),
        "confused_classes": disagreement.confused_classes(found["confusion_matrix"], job.classes),
        "disagreements": doubtful,
        "warnings": warnings,
    }


def _sampling_unit(job: Job, folder: Path) -> str:
    """What the reference of an assessment consists of: ``polygons``, ``points`` or, of a raster, ``blocks``."""
    if not (folder / "polygons.npy").exists():
        return "blocks"
    return "points" if job.labels is not None and job.labels.kind == "points" else "polygons"


def _blocks(shape: tuple[int, int]) -> np.ndarray:
    """The number of the square block each pixel lies in, int32: the units of a reference without polygons."""
    rows, cols = (np.arange(size, dtype=np.int32) // BLOCK_PX for size in shape)
    return rows[:, None] * (cols[-1] + 1) + cols


def _remarks(found: dict[str, Any], map_pixels: list[int]) -> list[str]:
    """What the user should know about the reference."""
    texts = []
    if found["unclassified_pixels"]:
        pixels = counted(found["unclassified_pixels"], "reference pixel")
        texts.append(f"{pixels} left out: without a class in the map.")
    rows = zip(found["classes"], map_pixels)
    unseen = [info["name"] for info, pixels in rows if pixels and not info["reference_pixels"]]
    if unseen:
        texts.append(f"In the map, but without reference, so never validated: {', '.join(unseen)}.")
    return texts


_VERBS: dict[str, Callable[[Job, Path, Events], dict[str, Any]]] = {
    "train": _train,
    "train_and_classify": _train,
    "classify": _classify,
    "assess": _assess,
}


def _device(job: Job, events: Events) -> torch.device:
    """Where to compute, made ready."""
    devices.make_deterministic(job.seed)
    device = devices.choose(job.device)
    cuda_kernels.prepare(device, devices.precision(device))
    events.info(f"Computing on {devices.describe(device)}.")
    return device


def _save_map(job: Job, folder: Path, probabilities: np.ndarray) -> list[int]:
    """Write the map and what else was asked for; the number of pixels of each class."""
    mapped = class_map(probabilities)
    _save(folder, "class_map", mapped)
    if job.confidence:
        _save(folder, "confidence", probabilities.max(0))
    if job.probabilities:
        _save(folder, "probabilities", np.moveaxis(probabilities, 0, -1))
    return _pixels(mapped, job)


def _pixels(mapped: np.ndarray, job: Job) -> list[int]:
    """The number of pixels of each class in a map."""
    return np.bincount(mapped.ravel(), minlength=len(job.classes) + 1)[1:].tolist()


def _array(folder: Path, name: str) -> np.ndarray:
    return np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)


def _save(folder: Path, name: str, array: np.ndarray) -> None:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            np.save(file, array, allow_pickle=False)

    _write(folder / f"{name}.npy", write)


def _write(path: Path, write: Callable[[Path], Any]) -> None:
    """Let `write` fill a file that appears at `path` complete or not at all."""
    partial = path.with_name(path.name + ".partial")
    write(partial)
    partial.replace(path)
