# SPDX-License-Identifier: GPL-3.0-or-later
"""The side of the tiles of an interrupted run, with which it goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Optional

from ...files.durable import write_durably
from ...files.regular_files import read_text
from ...files.strict_json import parse_json
from .. import memory
from ..limits import USUAL, Limits
from ..scenes.standardised_scene import StandardisedScene
from .classification import Classifier

NOTE = "tiles.json"


def as_begun(classifier: Classifier, scene: StandardisedScene, folder: Path, limits: Limits = USUAL) -> Classifier:
    """The classifier with the tiles of the run that was interrupted, whose finished parts no others would match.

    How much memory is free, and with it the side of a tile, changes from run to run.

    Args:
        classifier: A classifier that fits now.
        scene: The scene to classify.
        folder: The run folder.
        limits: The sides that tiles may have.
    """
    note = folder / NOTE
    side = _noted(note)
    if side is not None and side in limits.tile_sides:
        begun = classifier.with_side(scene, side)
        if memory.suffices(begun.needed, scene.device):
            return begun
    if classifier.side is not None:
        write_durably(note, lambda path: path.write_text(json.dumps(classifier.side), "ascii"))
    return classifier


def _noted(note: Path) -> Optional[int]:
    try:
        found = parse_json(read_text(note, "ascii"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, int) else None
