# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a run will take and what it will need, from what the probe measured."""

from __future__ import annotations

from typing import Optional

from ..job import TrainOptions
from .interpreter import DeviceInfo, EngineInfo, Footprint

START_SECONDS = 5.0  # for the engine to load PyTorch
GOING_ON = 1 / 3  # of the steps of one network, for training that goes on from a model
RUN_FOLDER_BYTES = 13  # per pixel, besides the image: mask, labels, numbers of polygons, map and confidence


def run_seconds(
    info: EngineInfo, device: DeviceInfo, options: TrainOptions, pixels: int, bands: int, *, goes_on: bool = False
) -> Optional[float]:
    """Forecast of a run that trains and classifies; None if this preset or device was not measured.

    Args:
        info: What the Python has to offer.
        device: One of its devices.
        options: How to train.
        pixels: Of the raster.
        bands: Of the raster.
        goes_on: Whether training goes on from a model, taken for one of this preset.
    """
    work = next((work for work in info.presets if work.preset == options.preset), None)
    if work is None or not device.macs_per_second:
        return None
    trainings = 2 if work.refit and options.refit and options.validation != "none" else 1
    networks = work.trial_networks + trainings * work.networks
    steps = (options.steps or work.steps) * (GOING_ON * trainings if goes_on else networks)
    axes = min(bands, work.axes) if work.axes else bands
    shown = bands + work.share_on_axes * (axes - bands)
    macs = _trained_on(device, options.preset, pixels) * steps * (work.step_macs + work.step_macs_per_band * shown)
    macs += pixels * trainings * (work.map_macs + work.map_macs_per_band * axes)
    return START_SECONDS + steps * device.seconds_per_step + macs / device.macs_per_second


def memory_bytes(device: DeviceInfo, preset: str, pixels: int, bands: int, classes: int) -> Optional[int]:
    """Forecast of the memory that training takes on a device at most; None where that is not known."""
    known = _footprint(device, preset)
    if known is None:
        return None
    seen = _trained_on(device, preset, pixels)
    per_pixel = known.bytes_per_pixel + bands * known.bytes_per_value
    return int(known.fixed_bytes + seen * per_pixel + classes * known.bytes_per_class)


def disk_bytes(pixels: int, bands: int, value_bytes: int) -> int:
    """What a run writes into its temporary folder at most, for a raster of so many bytes a value."""
    return pixels * (bands * value_bytes + RUN_FOLDER_BYTES)


def _trained_on(device: DeviceInfo, preset: str, pixels: int) -> int:
    """How many pixels of a scene a training step sees at most."""
    known = _footprint(device, preset)
    return min(pixels, known.largest_pixels) if known and known.largest_pixels else pixels


def _footprint(device: DeviceInfo, preset: str) -> Optional[Footprint]:
    return next((each for each in device.footprints if each.preset == preset), None)
