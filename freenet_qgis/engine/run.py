# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine does with a run folder, verb by verb."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from time import perf_counter
from typing import Any, Optional

import numpy as np
import torch

from ..durable import write_durably
from ..job import Job, ModelCard
from ..unit_words import counted
from . import (
    accuracy,
    area,
    cuda_kernels,
    devices,
    disagreement,
    memory,
    model_file,
    spectral_range,
    training_check,
    training_job,
    yardsticks,
)
from .approximation import approximate
from .classification import Classifier
from .continuing import Start
from .events import Events, Meter
from .ground import Ground
from .map_files import MapFiles
from .pixel_counts import pixel_counts
from .resumption import as_begun
from .run_arrays import check_folder, damaged, open_array, open_cube
from .scene_statistics import StatisticsFile
from .spectral_network import SpectralNetwork
from .splits import BLOCK_PX
from .standardisation import Standardisation

APPROXIMATING = 0.3  # share of the time

def run(folder: Path, events: Events) -> None:
    """Do the job in `folder` and leave the results there.

    Raises:
        FreeNetError: What the user can mend.
    """
    started = perf_counter()
    job = Job.load(folder)
    check_folder(folder, job)
    report = {**_head(job), **_VERBS[job.verb](job, folder, events)}
    report["seconds"] = round(perf_counter() - started, 1)
    write_durably(folder / "report.json", lambda path: path.write_text(json.dumps(report, indent=1), encoding="utf-8"))
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
    cube, valid, (labels, polygons) = open_cube(folder, job), _valid(folder, job), _training(folder, job)
    scikit_learn.result()  # one that is broken is told now, not after training
    maps = _map_files(job, folder) if job.verb == "train_and_classify" else None
    start = None
    if job.start_model:
        network, card = model_file.load(folder / "start.safetensors", device)
        start = Start(job.start_model, network, card)
    outcome = training_job.run(job, cube, valid, labels, polygons, device, events, folder, maps and maps.put, start)
    report = {**outcome.report, "device": devices.describe(device)}
    if maps:
        report["map_pixels"] = maps.finish(int(np.count_nonzero(valid)))
        if report["validation"] != "none" and report["final_model"] != "all polygons":  # else confusion is another's
            report["area"] = area.estimate(report["confusion_matrix"], report["map_pixels"])
    low, high = spectral_range.measure(cube, valid, job.bands)
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
        grid=job.grid,
        training_polygons=len(np.unique(polygons[labels > 0])),
        training_pixels=tuple(pixel_counts(labels, len(job.classes)).tolist()),
        band_low=low,
        band_high=high,
        left_out=job.left_out,
    )
    write_durably(folder / "model.safetensors", lambda path: model_file.save(path, outcome.network, card))
    return report


def _classify(job: Job, folder: Path, events: Events) -> dict[str, Any]:
    device = _device(job, events)
    network, card = model_file.load(folder / "model.safetensors", device)
    events.stage("Classifying")
    norm = Standardisation(np.array(card.band_mean), np.array(card.band_std))
    cube, valid = open_cube(folder, job), _valid(folder, job)
    warnings = spectral_range.remarks(card, cube, valid, job.bands)
    for text in warnings:
        events.warning(text)
    ground = Ground(cube, valid, job.bands, norm, device, devices.precision(device))
    classifier = Classifier.fitting(network, ground, card.masked_statistics, card.views)
    classifier = as_begun(classifier, ground, folder)
    if classifier.side:
        events.info(f"The scene is classified in tiles of {classifier.side} x {classifier.side} pixels.")
    maps, statistics = _map_files(job, folder), StatisticsFile(folder, network)
    what, meter, difference = f"Classifying {ground.size[0]} x {ground.size[1]} pixels", Meter(events.progress, 1), None
    with memory.exhaustion_explained(what, device, classifier.needed):
        if job.statistics == "approximate" and classifier.gathers:
            done = meter.part(APPROXIMATING)
            difference = approximate(network, ground, card.masked_statistics, classifier.side, folder, done)
            events.info(_approximation(difference))
        done = meter.part(1 if difference is None else 1 - APPROXIMATING)
        for part in classifier(ground, folder, done, maps.lacks, statistics.save):
            maps.put(part, card.temperature)
    return {
        **accuracy.unmeasured(job.classes),
        "validation": "none",
        "device": devices.describe(device),
        "tile_side": classifier.side,
        "statistics": "exact" if difference is None else "approximate",
        "approximation_difference": difference,
        "map_pixels": maps.finish(int(np.count_nonzero(valid))),
        "warnings": warnings,
    }


def _approximation(difference: Optional[float]) -> str:
    """In words."""
    if difference is None:
        return "The scene has too few tiles to be sampled: its statistics are exact."
    return (
        "Statistics of a sixteenth of the scene stand for all. Those of another sixteenth would map "
        f"{100 * difference:.2g} % of the pixels differently."
    )


def _assess(job: Job, folder: Path, events: Events) -> dict[str, Any]:
    events.stage("Measuring accuracy")
    mapped, labels = (open_array(folder, name, job, "u", len(job.classes)) for name in ("class_map", "labels"))
    unit = _sampling_unit(job, folder)
    units = _blocks(labels.shape) if unit == "blocks" else _numbers(folder, job)
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


def _check_training(job: Job, folder: Path, events: Events) -> dict[str, Any]:
    scikit_learn = yardsticks.prepare()
    device = _device(job, events)
    events.stage("Preparing the image")
    labels, polygons = _training(folder, job)
    ground = Ground.measured(open_cube(folder, job), _valid(folder, job), job.bands, device)
    scikit_learn.result()
    events.stage("Checking the polygons against each other")
    evidence = training_check.gather(ground, labels, polygons, len(job.classes), job.seed, events.progress)
    return {
        **accuracy.unmeasured(job.classes),
        "validation": "none",
        "device": devices.describe(device),
        "seed": job.seed,
        "checked": training_check.judge(evidence, labels, polygons, job.classes),
        "warnings": [],
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
    "check_training": _check_training,
}


def _device(job: Job, events: Events) -> torch.device:
    """Where to compute, made ready."""
    devices.make_deterministic(job.seed)
    device = devices.choose(job.device)
    cuda_kernels.prepare(device, devices.precision(device))
    events.info(f"Computing on {devices.describe(device)}.")
    return device


def _map_files(job: Job, folder: Path) -> MapFiles:
    kinds = ["class_map"] + ["confidence"] * job.confidence + ["probabilities"] * job.probabilities
    return MapFiles(folder, (job.grid.rows, job.grid.cols), len(job.classes), kinds)


def _pixels(mapped: np.ndarray, job: Job) -> list[int]:
    """The number of pixels of each class in a map."""
    return pixel_counts(mapped, len(job.classes)).tolist()


def _valid(folder: Path, job: Job) -> np.ndarray:
    """Where there is data."""
    return open_array(folder, "valid", job, "b", 1)


def _numbers(folder: Path, job: Job) -> np.ndarray:
    """Which polygon each pixel lies in."""
    return open_array(folder, "polygons", job, "i", np.iinfo(np.int32).max)


def _training(folder: Path, job: Job) -> tuple[np.ndarray, np.ndarray]:
    """Labels and polygons to train with."""
    labels, polygons = open_array(folder, "labels", job, "u", len(job.classes)), _numbers(folder, job)
    if not labels.any():
        raise damaged(folder / "labels.npy", "no pixel has a label")
    return labels, polygons
