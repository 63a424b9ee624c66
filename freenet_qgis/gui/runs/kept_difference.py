# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparison of two runs, saved with the later one where that is saved."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from qgis.core import QgsProject

from ...files.companions import is_there, outdated
from ...files.file_writing import reported_writing
from ...files.new_files import new_files
from ...geodata.results.own_rasters import own_kind
from ...layers.shown_files import put_in_place
from ..project.run_record import RunRecord
from ..result_layers.rasters import layers_of


def keep(new: Path, run: RunRecord) -> Path:
    """Put a new comparison beside the map of a run, where it takes the place of the last one of the same maps.

    Args:
        new: The raster, with files of the same stem beside it.
        run: The later of the two runs.

    Returns:
        Where it is now; where it was for a temporary run.

    Raises:
        FreeNetError: If it cannot be written there.
    """
    if run.settings.is_temporary:
        return new
    path = _place(new.name, run)
    with new_files(put_in_place) as files, reported_writing(path):
        staged = files.beside(path, outdated(path))
        for part in new.parent.glob("*"):
            if part.name.startswith(f"{new.stem}."):
                shutil.copyfile(part, staged.parent / f"{path.stem}{part.name[len(new.stem) :]}")
    QgsProject.instance().removeMapLayers([layer.id() for layer in layers_of(path)])
    return path


def _place(name: str, run: RunRecord) -> Path:
    """A path beside the map of the run; under another name where something else has it."""
    folder, stem = Path(run.class_map).parent, Path(name).stem
    names = (name if number == 1 else f"{stem}_{number}.tif" for number in count(1))
    paths = (folder / name for name in names)
    return next(path for path in paths if not is_there(path) or own_kind(path) == "difference")
