# SPDX-License-Identifier: GPL-3.0-or-later
"""From the choices of the window to a request for each scene; main thread, for layers are read here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

from qgis.core import QgsProcessingUtils

from ...contract.maps import CLASS_MAP, MapKind
from ...errors import FreeNetError
from ...files.file_writing import reported_writing
from ...geodata.results.replaced import replaced_by
from ...layers.shown_files import check_replaceable
from ...request import ClassifyRequest, EngineChoice, Outputs, Scene
from ...text.i18n import tr
from ...workflow import is_finished
from ...workflow.outputs import check_names, check_spares, files_read, name_of
from ...workflow.scene_maps import check_apart, in_folder
from .candidates import Candidate


@dataclass(frozen=True)
class Wanted:
    """What is asked for, whatever the scene.

    Attributes:
        model: The model to apply.
        engine: What computes.
        folder: Where the maps go; None for temporary files.
        maps: What goes with each class map.
        skips: Whether scenes are left alone that are mapped already.
        is_shown: Whether the maps are added to the project.
    """

    model: Path
    engine: EngineChoice
    folder: Optional[Path] = None
    maps: tuple[MapKind, ...] = ()
    skips: bool = True
    is_shown: bool = True


@dataclass(frozen=True)
class SceneJob:
    """One scene of those that the model is applied to.

    Attributes:
        candidate: The scene as the user knows it.
        request: What the workflow is asked for; None where it cannot even be asked.
        problem: Why not.
        is_finished: Whether its maps are there already, and are to stay.
    """

    candidate: Candidate
    request: Optional[ClassifyRequest] = None
    problem: str = ""
    is_finished: bool = False


class Made:
    """The temporary maps that this window has had made, which no name leads to."""

    def __init__(self) -> None:
        self._temporary: list[ClassifyRequest] = []

    def remember(self, request: ClassifyRequest) -> None:
        """The temporary maps of a request are there."""
        self._temporary.append(request)

    def temporary(self, request: ClassifyRequest) -> Optional[Outputs]:
        """The temporary files that hold the same maps of the same scene; None if there are none."""
        for made in self._temporary:
            is_same = replace(request, outputs=made.outputs) == made
            if is_same and made.outputs.maps().keys() == request.outputs.maps().keys():
                return made.outputs
        return None


def jobs_of(candidates: Sequence[Candidate], wanted: Wanted, made: Made) -> list[SceneJob]:
    """A job for each scene; what is amiss with one alone is in its job.

    Raises:
        FreeNetError: If maps can go nowhere in the folder, or one would replace what is read or another map.
    """
    if wanted.folder is not None:
        _prepare(wanted.folder)
    jobs = [_job(candidate, wanted, made) for candidate in candidates]
    requests = [(job.candidate.name, job.request) for job in jobs if job.request is not None]
    check_apart((name, request.outputs) for name, request in requests)
    read = files_read([wanted.model, *(source for _, request in requests for source in request.scene.all_sources)])
    return [_checked(job, read) for job in jobs]


def replaced(jobs: Sequence[SceneJob]) -> list[Path]:
    """The files that are there and would be replaced."""
    going = [job.request for job in jobs if job.request is not None and not job.is_finished]
    return [path for request in going for path in replaced_by(request.outputs)]


def _prepare(folder: Path) -> None:
    if not folder.is_absolute():
        raise FreeNetError(
            tr("'{}' is no whole path of a folder.").format(folder), tr("Choose the folder with the button beside it.")
        )
    with reported_writing(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _job(candidate: Candidate, wanted: Wanted, made: Made) -> SceneJob:
    try:
        scene = candidate.scene()
    except FreeNetError as error:
        return SceneJob(candidate, problem=str(error))
    request = ClassifyRequest(scene, wanted.model, _outputs(scene, wanted), wanted.engine)
    if wanted.folder is None:
        request = replace(request, outputs=made.temporary(request) or request.outputs)
    return SceneJob(candidate, request, is_finished=wanted.skips and is_finished(request))


def _outputs(scene: Scene, wanted: Wanted) -> Outputs:
    temporary = Path(QgsProcessingUtils.generateTempFilename(f"{name_of(scene.raster)}_{CLASS_MAP.ending}.tif"))
    found = in_folder(scene.raster, wanted.folder or temporary.parent)
    return Outputs(**{kind.id: found[kind] for kind in (CLASS_MAP, *wanted.maps)})


def _checked(job: SceneJob, read: dict[tuple[int, int], bool]) -> SceneJob:
    """The job, unless its maps cannot be written, or would be written over what is read."""
    if job.request is None or job.is_finished:
        return job
    outputs = job.request.outputs
    try:
        check_names(outputs)
        check_spares(outputs, [], read=read)
        check_replaceable(outputs.files())
    except FreeNetError as error:
        return SceneJob(job.candidate, problem=str(error))
    return job
