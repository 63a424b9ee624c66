# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a run will take and what it will need, from what the probe measured."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Optional

from ..contract import schedule
from ..contract.capabilities import DeviceInfo, EngineInfo, Footprint
from ..contract.job import TrainOptions
from ..contract.maps import CLASS_MAP, CONFIDENCE, MapKind
from ..contract.pieces import Box, trained_px
from ..contract.presets import QUICKEST
from ..contract.schedule import Size, Span, Work, continued_steps, shown_beside
from ..contract.validation import validation_method

STARTING = 1.0  # for what comes before the engine, besides its own start
READ_BYTES = 100e6  # a second, of rasters
FAR_SHORTER = 1 / 1.5  # of the time, at most: what saves less is not worth a word
RUN_FOLDER_BYTES = 12  # per pixel, besides image and maps: mask, labels, numbers of polygons and what goes with them


@dataclass(frozen=True)
class PlannedRun:
    """A run that trains and classifies, as far as its length and its needs go.

    Attributes:
        options: How to train.
        rows: Of the raster.
        cols: Of the raster.
        bands: That are used.
        value_bytes: Of a value of the raster.
        classes: How many are told apart.
        labelled_px: Training pixels.
        polygons: How many each class has; empty where that is not known.
        boxes: First and last row, first and last column of each polygon, in pixels; empty where that is not known.
        goes_on: Whether training goes on from a model, taken for one of this preset.
        maps: What is mapped besides the classes.
    """

    options: TrainOptions
    rows: int
    cols: int
    bands: int
    value_bytes: int = 2
    classes: int = 2
    labelled_px: int = 1000
    polygons: Sequence[int] = ()
    boxes: Sequence[Box] = ()
    goes_on: bool = False
    maps: Sequence[MapKind] = (CONFIDENCE,)

    @property
    def map_bytes(self) -> int:
        """Of a pixel of all maps."""
        return sum(kind.bytes_per_pixel(self.classes) for kind in (CLASS_MAP, *self.maps))

    @property
    def pixels(self) -> int:
        """Of the raster."""
        return self.rows * self.cols


Way = Literal["device", "fast", "steps", "smaller"]


@dataclass(frozen=True)
class Shorter:
    """What would make a run shorter, and how long it would be then.

    Attributes:
        way: Another device, the quickest preset ("fast"), the preset's own steps, or a raster of the area that is
            needed ("smaller"), where most of the time goes into the map.
        span: None where that depends.
        device: Its name.
    """

    way: Way
    span: Optional[Span] = None
    device: str = ""


def run_span(info: EngineInfo, device: DeviceInfo, wanted: PlannedRun) -> Optional[Span]:
    """Forecast of a run; None if this preset or device was not measured."""
    known = _planned(info, device, wanted)
    if known is None:
        return None
    return _around(info, wanted) + schedule.foretold(*known, validates=wanted.options.validates)


def shorter(info: EngineInfo, device: DeviceInfo, wanted: PlannedRun) -> list[Shorter]:
    """What would make a run much shorter, what saves most first."""
    now = run_span(info, device, wanted)
    if now is None:
        return []
    others = [
        *(("device", other, wanted) for other in info.devices[:1] if other != device),
        *((way, device, replace(wanted, options=options)) for way, options in _other_options(wanted.options)),
    ]
    found = [Shorter(way, run_span(info, other, run), other.name) for way, other, run in others]
    worth = [one for one in found if _likely(one) <= FAR_SHORTER * now.likely]
    alone = run_span(info, device, replace(wanted, options=replace(wanted.options, preset=QUICKEST, steps=1)))
    if not worth or (alone is not None and alone.likely > now.likely / 2):
        return [Shorter("smaller"), *worth]
    return sorted(worth, key=_likely)


def _likely(one: Shorter) -> float:
    return math.inf if one.span is None else one.span.likely


def memory_bytes(info: EngineInfo, device: DeviceInfo, wanted: PlannedRun) -> Optional[int]:
    """Forecast of the memory that training takes on a device, as the engine plans it; None where that is not known.

    Where memory is short the engine makes do with less.
    """
    known, work = _footprint(device, wanted.options.preset), _work(info, wanted.options)
    if known is None or work is None:
        return None
    work = work_for(work, wanted.options, goes_on=wanted.goes_on)
    seen, bands = trained_px(wanted.boxes, (wanted.rows, wanted.cols), work.look), wanted.bands
    image, second = (-(-depth // known.multiple) * known.multiple for depth in (bands, shown_beside(work, bands)))
    per_pixel = known.bytes_per_pixel + image * known.bytes_per_value + second * known.bytes_per_shown
    if seen < wanted.pixels:
        per_pixel += bands * known.bytes_per_copied
    return int(known.fixed_bytes + seen * per_pixel + wanted.classes * known.bytes_per_class)


def disk_bytes(wanted: PlannedRun) -> int:
    """What a run writes into its temporary folder at most."""
    return wanted.pixels * (wanted.bands * wanted.value_bytes + wanted.map_bytes + RUN_FOLDER_BYTES)


def _planned(info: EngineInfo, device: DeviceInfo, wanted: PlannedRun) -> Optional[tuple[Work, Size, schedule.Pace]]:
    """What the engine will do, and how fast the device does it."""
    options = wanted.options
    work = _work(info, options)
    pace = next((pace for pace in device.paces if pace.preset == options.preset), None)
    if work is None or pace is None:
        return None
    seen = trained_px(wanted.boxes, (wanted.rows, wanted.cols), work.look)
    size = Size(seen, wanted.pixels, wanted.bands, wanted.classes, wanted.labelled_px)
    folds = schedule.folds(work, wanted.polygons, holds_out=validation_method(options.validation).takes_polygons)
    return work_for(replace(work, trial_folds=folds), options, goes_on=wanted.goes_on), size, pace


def work_for(work: Work, options: TrainOptions, *, goes_on: bool = False) -> Work:
    """The work of a preset with the number of steps and the final model asked for."""
    if options.steps:
        work = replace(work, steps=options.steps, least_steps=options.steps)
    if goes_on:
        steps, least = map(continued_steps, (work.steps, work.least_steps))
        work = replace(work, steps=steps, least_steps=least, trial_folds=0, teachers="none")
    return replace(work, refit=work.refit and options.refit)


def _around(info: EngineInfo, wanted: PlannedRun) -> Span:
    """What comes before and after training and map."""
    read = wanted.pixels * wanted.bands * wanted.value_bytes / READ_BYTES
    written = schedule.writing(wanted.pixels, wanted.map_bytes)
    start = Span(info.start_seconds, max(info.start_seconds, info.longest_start_seconds))
    seconds = STARTING + read + written
    return start + Span(seconds, seconds)


def _other_options(options: TrainOptions) -> list[tuple[Way, TrainOptions]]:
    """Ways to train for less time, and what they are called."""
    found: list[tuple[Way, TrainOptions]] = []
    if options.preset != QUICKEST:
        found.append(("fast", replace(options, preset=QUICKEST, steps=0)))
    if options.steps:
        found.append(("steps", replace(options, steps=0)))
    return found


def _work(info: EngineInfo, options: TrainOptions) -> Optional[Work]:
    return next((work for work in info.presets if work.preset == options.preset), None)


def _footprint(device: DeviceInfo, preset: str) -> Optional[Footprint]:
    return next((each for each in device.footprints if each.preset == preset), None)
