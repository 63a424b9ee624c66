# SPDX-License-Identifier: GPL-3.0-or-later
"""A run in three steps, for an engine elsewhere: its folder is made, somebody computes, its results are written.

The folder is the user's own: it holds all that the engine wants, no raster is read in place, and it stays.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Union

from .. import paths
from ..contract import computed
from ..contract.computed import Computed
from ..contract.job import JOB, Job
from ..contract.maps import CLASS_MAP
from ..contract.model_header import read_model_card
from ..errors import FreeNetError
from ..files.array_file import ArrayFile
from ..files.file_writing import reported_writing
from ..files.held import remove_tree
from ..files.unfinished import removed_if_ended
from ..geodata.results.replaced import replaced_by
from ..progress import Progress
from ..request import ClassifyRequest, Outputs, Scene, TrainRequest
from ..text.i18n import tr
from ..text.listing import listed
from .classification import prepared_classification
from .destination import DESTINATION, Destination
from .engine_run import lacking
from .outputs import check_names
from .prepared_run import PreparedRun, Result
from .publishing import check_writable, publish_results
from .training import verb_of
from .training_data import prepared_training

STRIP_ROWS = 256  # of a map in memory at once
_INPUTS = (JOB, DESTINATION, "cube.npy", "valid.npy", "labels.npy", "polygons.npy", "start.safetensors")


def prepare(request: Union[TrainRequest, ClassifyRequest], folder: Path, progress: Progress) -> None:
    """Make a run folder in which an engine can do what is asked for, and nothing else.

    Args:
        request: To train or to classify.
        folder: A new one, which can be moved.
        progress: Told what goes on.

    Raises:
        FreeNetError: What the user can mend; there is no folder then.
        Canceled: The user stopped it; as above.
    """
    check_writable(request.outputs)
    place = _new(folder)
    with _in(place, request, progress) as run, reported_writing(folder):
        run.job.save(folder)
        Destination.of(run).save(folder)
    progress.fraction(1.0)


def engine_command(folder: Path) -> str:
    """What the user types to let an engine do the job in a folder."""
    return f"python -m freenet_qgis.engine {quote(str(folder))}"


def publish(folder: Path, progress: Progress, *, overwrite: bool = False) -> Result:
    """Write the results of a run folder in which an engine has done its job; the folder stays.

    Args:
        folder: It, wherever it has been.
        progress: Told what goes on.
        overwrite: Whether they may replace files: where they go says the folder, and that may be somebody else's.

    Raises:
        FreeNetError: If it is not computed, or not as a whole, or results cannot be written, or would replace files.
        Canceled: The user stopped it; no file has changed then.
    """
    job = Job.load(folder)
    destination = Destination.load(folder)
    done = _computed(folder, job)
    run = destination.run(folder, job)
    check_names(run.outputs)
    check_writable(run.outputs)
    if not overwrite:
        _check_spares(run.outputs)
    if run.outputs.model:
        read_model_card(folder / "model.safetensors")
    ours = paths.metadata("version")
    if {job.version, done.version} != {ours}:
        text = tr("Prepared by FreeNet {one}, computed by {other}, written by {ours}: versions may differ in results.")
        text = text.format(one=job.version, other=done.version, ours=ours)
        progress.warning(text)
        run = replace(run, remarks=(*run.remarks, text))
    return publish_results(run, progress)


def _check_spares(outputs: Outputs) -> None:
    """Check that results replace nothing.

    Raises:
        FreeNetError: If they would.
    """
    replaced = list(map(str, replaced_by(outputs)))
    if replaced:
        raise FreeNetError(
            tr("The results would replace what is there already: {files}.").format(
                files=listed(replaced, len(replaced))
            ),
            tr("If they are to, start the command again with --overwrite."),
        )


def _in(
    place: AbstractContextManager[Path], request: Union[TrainRequest, ClassifyRequest], progress: Progress
) -> AbstractContextManager[PreparedRun]:
    """The run prepared in a place."""
    if isinstance(request, ClassifyRequest):
        return prepared_classification(replace(request, scene=_copied(request.scene)), progress, place)
    further = tuple(replace(one, scene=_copied(one.scene)) for one in request.further)
    request = replace(request, scene=_copied(request.scene), further=further)
    return prepared_training(verb_of(request), request, progress, place, python=None)


def _copied(scene: Scene) -> Scene:
    """A scene that is copied whatever its size: a file that is read in place does not come along."""
    return replace(scene, large_bytes=sys.maxsize)


@contextmanager
def _new(folder: Path) -> Iterator[Path]:
    """A folder of the user's that stays if all goes well."""
    if os.path.lexists(folder):
        raise FreeNetError(
            tr("'{folder}' is there already; a new folder is wanted for the run.").format(folder=folder),
            tr("Remove it, or choose another name."),
        )
    with reported_writing(folder):
        folder.mkdir()
    with removed_if_ended(partial(remove_tree, folder)):
        try:
            yield folder
        except BaseException as error:
            traceback.clear_frames(error.__traceback__)  # Windows removes no file that one of them has mapped
            remove_tree(folder)
            raise


def _computed(folder: Path, job: Job) -> Computed:
    """What the engine has noted.

    Raises:
        FreeNetError: If it has not done this job to its end, or something of what it left is missing.
    """
    done = computed.noted(folder)
    if done is None or done.job != computed.job_digest(folder):
        text = tr("Nothing is computed yet in the run folder '{folder}'.")
        if done is not None:
            text = tr("What is computed in the run folder '{folder}' is of another job than it holds.")
        elif _begun(folder, job):
            text = tr("The run folder '{folder}' is computed in part only.")
        hint = tr("Let an engine do it to the end, here or elsewhere: {command}")
        raise FreeNetError(text.format(folder=folder), hint.format(command=engine_command(folder)))
    names = lacking(folder, job)
    if names:
        raise FreeNetError(
            tr(
                "The run folder '{folder}' was computed, but these of its files are missing or cut short: {names}."
            ).format(folder=folder, names=listed(names, len(names))),
            tr("Copy the folder again from where it was computed."),
        )
    if job.verb != "train":
        _check_classes(folder / f"{CLASS_MAP.id}.npy", len(job.classes))
    return done


def _check_classes(path: Path, classes: int) -> None:
    """Check that a map, which may come from anybody, holds no other classes than its job."""
    values = ArrayFile(path)
    strips = (values[top : top + STRIP_ROWS] for top in range(0, values.shape[0], STRIP_ROWS))
    if values.dtype != CLASS_MAP.dtype or any(strip.max(initial=0) > classes for strip in strips):
        raise FreeNetError(
            tr("'{path}' is damaged or of another run: {reason}.").format(
                path=path, reason=f"its values are not the classes 1 to {classes}"
            ),
            tr("Copy the folder again from where it was computed."),
        )


def _begun(folder: Path, job: Job) -> bool:
    """Whether an engine has left anything."""
    inputs = {*_INPUTS, *(one.folder for one in job.further), *(["model.safetensors"] * (job.verb == "classify"))}
    return any(path.name not in inputs for path in folder.iterdir())
