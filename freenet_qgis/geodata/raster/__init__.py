# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters to train on and to classify: described by `describe`, then read as a `ReadPlan` says, by `read`."""

from .band_reader import BandReader
from .cube import Cube, read
from .describing import describe, of, place_of
from .raster_info import RasterInfo
from .read_plan import ReadPlan, plan_reading

__all__ = ["BandReader", "Cube", "RasterInfo", "ReadPlan", "describe", "of", "place_of", "plan_reading", "read"]
