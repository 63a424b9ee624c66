# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an older run goes for the results of a new one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ...contract.maps import OFFERED_MAPS
from ...files.companions import is_there, of_results, outdated
from ...files.regular_files import is_own
from ...request import Outputs
from .own_rasters import own_kind


def replaced_by(outputs: Outputs) -> list[Path]:
    """The files that are there and go for new results, a layer of features aside."""
    wanted = replace(outputs, features=None)
    going = [*of_results(wanted.files()), *(left_beside(outputs.class_map) if outputs.class_map else ())]
    return [path for path in dict.fromkeys(going) if is_there(path)]


def left_beside(class_map: Path) -> list[Path]:
    """What goes with the map that is there, such as its confidence: it would be taken for the new map's.

    Only what the dock puts there under that name, and is that by its content; with what belongs to it.
    """
    if not is_there(class_map):
        return []
    beside = [(kind, kind.beside(class_map)) for kind in OFFERED_MAPS]
    old = [path for kind, path in beside if is_there(path) and is_own(path) and own_kind(path) == kind.id]
    return [file for path in old for file in (path, *outdated(path))]
