# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a run: the report is completed, and what was asked for is copied out of the run folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import report
from ..files.array_file import ArrayFile, mapped
from ..files.new_files import NewFiles, Place, new_files
from ..files.regular_files import read_text
from ..files.strict_json import parse_json
from ..geodata.access.grid import pixel_area_m2
from ..geodata.results import publish
from ..geodata.results.replaced import replaced_by
from ..progress import Canceled, Progress, part
from ..request import Outputs
from ..text.i18n import tr
from .prepared_run import PreparedRun, Result
from .run_folder import REPORT

WRITING, WRITTEN_FROM = 0.02, (0.94, 0.96, 0.98)  # of writing map, confidence and probabilities


def check_writable(outputs: Outputs, place: Place = NewFiles.put_in_place) -> None:
    """Check that results can be written; who places them closes what is open, and has looked at that before.

    Raises:
        FreeNetError: If one cannot.
    """
    files = outputs.files()
    publish.check_writable(files, () if place is NewFiles.put_in_place else files)


def publish_results(run: PreparedRun, progress: Progress, place: Place = NewFiles.put_in_place) -> Result:
    """Copy what was asked for out of a run folder in which the engine has worked.

    Args:
        run: The folder, its job and where the results go.
        progress: Told what goes on.
        place: Lets the finished files take their places.

    Raises:
        FreeNetError: If the disk is full or a file in use; no file has changed then.
        Canceled: The user stopped the run.
    """
    figures = _report(run)
    progress.stage("Writing the results")
    replaced = [path.name for path in replaced_by(run.outputs)]
    with new_files(place) as files:
        _write(run, figures, progress, files)
        if progress.is_canceled():
            raise Canceled
    if replaced and not files.are_waiting():  # else nobody knows when
        progress.info(tr("Replaced: {files}").format(files=", ".join(replaced)))
    progress.fraction(1.0)
    return Result(run.outputs, figures)


def _report(run: PreparedRun) -> dict[str, Any]:
    """The engine's report with what only this side knows: remarks, names of the features, the size of a pixel."""
    figures = parse_json(read_text(run.folder / REPORT))
    figures["warnings"] = [*run.remarks, *figures["warnings"]]
    figures["pixel_area_m2"] = pixel_area_m2(run.job.grid)
    figures["pixels_without_data"] = run.job.pixels_without_data
    for polygon in (*figures.get("disagreements", ()), *figures.get("checked", ())):
        polygon["feature"] = run.shapes[polygon["polygon"] - 1].name
    return figures


def _write(run: PreparedRun, figures: dict[str, Any], progress: Progress, files: NewFiles) -> None:
    """Write what was asked for, beside the places that it will take."""
    outputs, classes, grid = run.outputs, run.job.classes, run.job.grid
    mapped_part, sure, likely = (part(progress, start, start + WRITING) for start in WRITTEN_FROM)
    if outputs.class_map:
        values = _array(run.folder, "class_map")
        publish.write_class_map(outputs.class_map, values, grid, classes, mapped_part, files=files)
    if outputs.confidence:
        publish.write_confidence(outputs.confidence, _array(run.folder, "confidence"), grid, sure, files)
    if outputs.probabilities:
        values = _array(run.folder, "probabilities")
        publish.write_probabilities(outputs.probabilities, values, grid, classes, likely, files)
    if outputs.model:
        publish.copy_file(run.folder / "model.safetensors", outputs.model, files)
    if outputs.report:
        path = run.folder / "class_map.npy"
        report.write(outputs.report, figures, mapped(path) if path.exists() else None, files)


def _array(folder: Path, name: str) -> ArrayFile:
    return ArrayFile(folder / f"{name}.npy")
