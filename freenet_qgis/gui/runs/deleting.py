# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting a run with the files it wrote, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QWidget

from ...errors import FreeNetError
from ...text.i18n import tr
from ..project.run_record import RunRecord
from ..result_layers.rasters import layers_of
from ..widgets.question import ask
from .own_files import RunFiles
from .view import when


def confirmed(runs: dict[RunRecord, RunFiles], parent: QWidget) -> bool:
    """Whether the user agrees that these runs go, with their own files; all are named, and what is left, too.

    What goes is named where it really lies: a project may spell paths so that they seem to lead elsewhere.
    """
    only = next(iter(runs))
    if len(runs) == 1:
        question = tr("Delete the run on '{}' of {}?").format(only.settings.raster_name, when(only))
    else:
        question = tr("Delete {} runs?").format(len(runs))
    deleted = tr("Their files are deleted as well, and their layers leave the project:", len(runs))
    own = [os.path.realpath(path) for files in runs.values() for path in files.own]
    others = [str(path) for files in runs.values() for path in files.others]
    left = tr("These stay, for they are no results of FreeNet or lie in other folders than the map:")
    lines = [deleted, *own] if own else [tr("None of its files is there any more.")]
    return ask(question, parent, [*lines, *(["", left, *others] if others else [])])


def delete_files(files: RunFiles) -> None:
    """Remove the layers of a run from the project, and its own files from the disk.

    Raises:
        FreeNetError: If some of the files cannot be removed; the others are gone.
    """
    for path in files.own:
        for layer in layers_of(path):
            _remove_layer(layer.id())
    left = [problem for path in files.own if (problem := _unlink(path))]
    if left:
        raise FreeNetError(
            tr("Some files of the run cannot be deleted: {}.").format("; ".join(left)),
            tr("Close them in other programs, and delete the run again."),
        )


def _remove_layer(layer_id: str) -> None:
    """Remove a layer, with its group where that has nothing else in it."""
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
