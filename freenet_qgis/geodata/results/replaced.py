# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an older run goes for the results of a new one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ...files.companions import confidence_of, is_there, of_results, outdated, style_of
from ...files.regular_files import is_own
from ...request import Outputs
from .own_rasters import own_kind


def replaced_by(outputs: Outputs) -> list[Path]:
    """The files that are there and go for new results, a layer of features aside."""
    wanted = replace(outputs, features=None)
    kept = {style_of(path) for path in [outputs.probabilities] if path and not is_there(path)}
    going = [*of_results(wanted.files()), *(old_confidence(outputs.class_map) if outputs.class_map else ())]
    return [path for path in dict.fromkeys(going) if is_there(path) and path not in kept]


def old_confidence(class_map: Path) -> list[Path]:
    """The confidence of the map that is there, and what belongs to it: beside a new map it would be taken for its own.

    Only what lies under the name that the plugin gives it, and is one by its content.
    """
    confidence = confidence_of(class_map)
    if not (is_there(class_map) and is_there(confidence) and is_own(confidence)):
        return []
    if own_kind(confidence) != "confidence":
        return []
    return [confidence, *outdated(confidence)]
