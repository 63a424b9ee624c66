# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparing a class map with a reference."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from .. import paths
from ..contract.job import Job
from ..contract.report import Report
from ..files.new_files import NewFiles, Place
from ..geodata.class_maps.class_map import read_class_map
from ..labels import reference, without_effect
from ..progress import Progress, check_of
from ..request import AssessRequest, Labelled
from ..workers.interpreter import find_interpreter
from .engine_run import Compute, one_engine, run_engine
from .polygon_names import of_shapes
from .prepared_run import PreparedRun, Result
from .publishing import check_writable, completed_report, publish_results
from .raster_job import label_source, tell_operations
from .run_folder import temporary_folder


def assess(
    request: AssessRequest,
    progress: Progress,
    compute: Compute = one_engine,
    place: Place = NewFiles.put_in_place,
) -> Result:
    """Compare a class map with reference polygons, points or a reference raster.

    Args:
        request: What to compare.
        progress: Told what goes on.
        compute: Lets engines work on the run folder.
        place: Lets the finished files take their places.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    check_writable(request.outputs, place)
    with _computed(request, progress, compute) as run:
        return publish_results(run, progress, place)


def compare(request: AssessRequest, progress: Progress) -> Report:
    """What `assess` would report, without writing anything; raises as that."""
    with _computed(request, progress) as run:
        return completed_report(run)


@contextmanager
def _computed(request: AssessRequest, progress: Progress, compute: Compute = one_engine) -> Iterator[PreparedRun]:
    """A run folder in which an engine has compared the map with its reference."""
    python = find_interpreter(request.engine.python, progress.is_canceled)
    with _prepared(request, progress) as run:
        run_engine(run, python, progress, compute)
        yield run


@contextmanager
def _prepared(request: AssessRequest, progress: Progress) -> Iterator[PreparedRun]:
    """The map and its reference in a run folder, in the same classes."""
    progress.stage("Reading the class map")
    class_map = read_class_map(request.class_map, check_of(progress))
    progress.stage("Reading the reference")
    tell_operations([request.reference], progress)
    for text in without_effect.remarks([request.reference] if isinstance(request.reference, Labelled) else []):
        progress.warning(text)
    matched = reference.match(class_map, request.reference, check_of(progress))
    for text in matched.remarks:
        progress.warning(text)
    with temporary_folder() as folder:
        np.save(folder / "class_map.npy", matched.mapped)
        np.save(folder / "labels.npy", matched.labels)
        if matched.polygon_ids is not None:
            np.save(folder / "polygons.npy", matched.polygon_ids)
        job = Job(
            version=paths.metadata("version"),
            verb="assess",
            scene=request.class_map.raster.name,
            grid=class_map.grid,
            bands=(),
            source_bands=0,
            classes=matched.classes,
            device="cpu",
            labels=replace(label_source(request.reference), matched_by=matched.by),
        )
        shapes = request.reference.shapes if isinstance(request.reference, Labelled) else ()
        drawn = request.reference.remarks if isinstance(request.reference, Labelled) else ()
        yield PreparedRun(folder, job, request.outputs, (*drawn, *matched.remarks), of_shapes(shapes))
