# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user asks for, in plain values: the dock, the toolbox and scripts all build these for the workflow."""

from __future__ import annotations

from .areas import AreasRequest, Zone
from .change import ChangeRequest
from .generalize import (
    LEAST_PX,
    MAX_LEAST,
    MAX_WINDOW_RADIUS,
    CleaningMethod,
    Connectedness,
    GeneralizeRequest,
    SizeUnit,
)
from .hand_on import HandOnRequest, days_in
from .outputs import FILE_KINDS, LIKE_A_MAP, FileKind, Outputs
from .polygons import MAX_SMOOTHING, PolygonsRequest
from .runs import MAX_STEPS, AssessRequest, ClassifyRequest, EngineChoice, TrainRequest
from .scene import (
    AS_SUITS,
    RESAMPLING_WORDS,
    Area,
    BandChoice,
    ChosenNodata,
    FurtherRaster,
    Mask,
    Range,
    Resampling,
    Scene,
    further_rasters,
)
from .training_data import (
    MAX_ERODED,
    MAX_PIXELS,
    MAX_RADIUS,
    ONE_PIXEL,
    ClassRaster,
    FeatureKind,
    Labelled,
    Radius,
    RadiusUnit,
    Shape,
    TrainingScene,
)
from .without_engine import MAX_SUGGESTIONS, ModelInfoRequest, SuggestRequest

__all__ = [
    "AS_SUITS",
    "FILE_KINDS",
    "LEAST_PX",
    "LIKE_A_MAP",
    "MAX_ERODED",
    "MAX_LEAST",
    "MAX_PIXELS",
    "MAX_RADIUS",
    "MAX_SMOOTHING",
    "MAX_STEPS",
    "MAX_SUGGESTIONS",
    "MAX_WINDOW_RADIUS",
    "ONE_PIXEL",
    "RESAMPLING_WORDS",
    "Area",
    "AreasRequest",
    "AssessRequest",
    "BandChoice",
    "ChangeRequest",
    "ChosenNodata",
    "ClassRaster",
    "ClassifyRequest",
    "CleaningMethod",
    "Connectedness",
    "EngineChoice",
    "FeatureKind",
    "FileKind",
    "FurtherRaster",
    "GeneralizeRequest",
    "HandOnRequest",
    "Labelled",
    "Mask",
    "ModelInfoRequest",
    "Outputs",
    "PolygonsRequest",
    "Radius",
    "RadiusUnit",
    "Range",
    "Resampling",
    "Scene",
    "Shape",
    "SizeUnit",
    "SuggestRequest",
    "TrainRequest",
    "TrainingScene",
    "Zone",
    "days_in",
    "further_rasters",
]
