# SPDX-License-Identifier: GPL-3.0-or-later
"""The card of a trained model."""

from __future__ import annotations

from dataclasses import replace

from ...contract.final_model import ALL_POLYGONS
from ...contract.model_card import ModelCard, TrainedScene, format_of
from ...contract.report import Report, Training
from ..scenes import spectral_range
from ..scenes.spectral_range import BandRange
from .training_job import TrainingResult
from .training_task import TrainingTask


def card_of(task: TrainingTask, result: TrainingResult, report: Report, created: str) -> ModelCard:
    """The card of a model.

    Args:
        task: What it was trained for.
        result: What training has left.
        report: The report of the run.
        created: When, UTC, ISO 8601.
    """
    job, figures, scenes = task.job, report.accuracy, _trained_scenes(task)
    low, high = _range(task, result)
    return replace(
        _of_network(task, result, report, created),
        overall_accuracy=figures.overall_accuracy,
        average_accuracy=figures.average_accuracy,
        kappa=figures.kappa,
        grid=job.whole_grid,
        training_polygons=sum(scene.polygons for scene in scenes),
        training_pixels=tuple(map(sum, zip(*(scene.pixels for scene in scenes)))),
        band_low=low,
        band_high=high,
        left_out=job.left_out,
        pixels_without_data=job.pixels_without_data,
        scenes=scenes if len(scenes) > 1 else (),
        remarks=job.remarks,
        rasters=job.rasters,
        novel_share=report.novel_share,
    )


def _of_network(task: TrainingTask, result: TrainingResult, report: Report, created: str) -> ModelCard:
    """What the card tells of the network, what it is shown and how it was trained; for the arguments see `card_of`."""
    job, recipe, network, norm = task.job, result.recipe, result.network, result.norms[0]
    training = report.training or Training()
    axes = 0 if network.axes is None else network.axes.shape[1]
    smoothed = recipe.smooths and axes > 0
    known_spectra = 0 if result.known is None else len(result.known.spectra)
    return ModelCard(
        version=job.version,
        created=created,
        scene=job.scene,
        bands=job.bands,
        source_bands=job.source_bands,
        band_mean=tuple(norm.mean.tolist()),
        band_std=tuple(norm.std.tolist()),
        classes=job.classes,
        width_factor=recipe.width_factor,
        masked_statistics=recipe.masked_statistics,
        frozen_statistics=training.training_window is not None,
        views=recipe.views,
        smoothed=smoothed,
        network=network.kind,
        axes=axes,
        temperature=result.temperature,
        options=replace(job.options, steps=recipe.steps, refit=training.final_model == ALL_POLYGONS),
        seed=job.seed,
        device=report.device,
        standardised_by=task.standardised_by,
        known_spectra=known_spectra,
        format=format_of(task.standardised_by, axes, len(job.bands), smoothed=smoothed, knows=known_spectra > 0),
    )


def _trained_scenes(task: TrainingTask) -> tuple[TrainedScene, ...]:
    """The scenes that the model was trained on."""
    grids, classes = (task.job.grid, *(further.grid for further in task.job.further)), len(task.job.classes)
    return tuple(
        TrainedScene(scene.name, grid, scene.polygon_count, scene.pixel_counts(classes))
        for scene, grid in zip(task.scenes, grids)
    )


def _range(task: TrainingTask, result: TrainingResult) -> BandRange:
    """The values that the model was trained among."""
    ranges = [spectral_range.measure_range(scene.cube, scene.valid, scene.bands) for scene in task.scenes]
    return spectral_range.united(ranges, result.norms) if task.is_by_scene else ranges[0]
