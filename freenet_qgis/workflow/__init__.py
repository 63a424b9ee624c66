# SPDX-License-Identifier: GPL-3.0-or-later
"""What users ask for, done from beginning to end; dock, toolbox and scripts all come through here.

Every run goes one straight line, which `training` and `classification` show on a screen each:

* prepare: check what can be checked, then read rasters and polygons into a run folder;
* run: let the engine do there what the job says (`engine_run`);
* publish: complete its report, and copy what was asked for out of the folder (`publishing`).

Where the middle is to happen elsewhere, each end is there by itself (`by_hand`).

No QGIS, no Qt and no torch: safe in any thread.
"""

from ..progress import Canceled, Progress
from .assessment import assess
from .by_hand import prepare, publish
from .change import Changed, change
from .class_areas import MeasuredAreas, measure_areas
from .classification import classify
from .continuing import going_on_from
from .engine_run import Compute, Engines, one_engine
from .generalization import Generalized, generalize
from .handing_on import HandedOn, hand_on
from .outcome import Outcome, attempt
from .polygon_map import Polygons, to_polygons
from .prepared_run import Result
from .scene_maps import is_finished
from .suggestion import Suggested, suggest
from .training import check_training, train

__all__ = [
    "Canceled",
    "Changed",
    "Compute",
    "Engines",
    "Generalized",
    "HandedOn",
    "MeasuredAreas",
    "Outcome",
    "Polygons",
    "Progress",
    "Result",
    "Suggested",
    "assess",
    "attempt",
    "change",
    "check_training",
    "classify",
    "generalize",
    "going_on_from",
    "hand_on",
    "is_finished",
    "measure_areas",
    "one_engine",
    "prepare",
    "publish",
    "suggest",
    "to_polygons",
    "train",
]
