# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting a run with the files it wrote, and nothing else."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QWidget

from ...i18n import tr
from ...job import FreeNetError
from ..question import ask
from ..results import layers_of
from ..run_record import RunRecord
from .view import when

NAMED_FILES = 15


def confirmed(runs: list[RunRecord], parent: QWidget) -> bool:
    """Whether the user agrees that these runs go, with the files that are named."""
    files = [path for run in runs for path in run.written()]
    if len(runs) == 1:
        question = tr("Delete the run on '{}' of {}?").format(runs[0].settings.raster_name, when(runs[0]))
    else:
        question = tr("Delete {} runs?").format(len(runs))
    names = [str(path) for path in files[:NAMED_FILES]]
    if len(files) > NAMED_FILES:
        names.append(tr("… and {} more").format(len(files) - NAMED_FILES))
    told = tr("Their files are deleted as well, and their layers leave the project:") if files else tr(
        "Its files are not there any more."
    )
    text = "\n".join([question, "", told, *names])
    return ask(text, parent)


def delete_files(run: RunRecord) -> None:
    """Remove the layers of a run from the project, and its files from the disk.

    Raises:
        FreeNetError: If some of the files cannot be removed; the others are gone.
    """
    files = run.written()
    outputs = run.outputs()
    for path in (outputs.class_map, outputs.confidence, *map(Path, run.differences)):
        for layer in layers_of(path) if path else ():
            _remove_layer(layer.id())
    left = [problem for path in files if (problem := _unlink(path))]
    if left:
        raise FreeNetError(
            tr("Some files of the run cannot be deleted: {}.").format("; ".join(left)),
            tr("Close them in other programs, and delete the run again."),
        )


def _remove_layer(layer_id: str) -> None:
    """With its group, where that has nothing else in it."""
    project = QgsProject.instance()
    node = project.layerTreeRoot().findLayer(layer_id)
    group = None if node is None else node.parent()
    project.removeMapLayer(layer_id)
    if group is not None and group is not project.layerTreeRoot() and not group.children():
        group.parent().removeChildNode(group)


def _unlink(path: Path) -> str:
    """Why a file cannot be removed; empty if it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return f"{path.name} ({error.strerror})"
    return ""
