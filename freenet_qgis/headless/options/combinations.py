# SPDX-License-Identifier: GPL-3.0-or-later
"""Which options go together; what would have no effect beside the others is refused."""

from __future__ import annotations

from argparse import Namespace

from ...contract.job import TrainOptions
from ...errors import FreeNetError
from ...request import Radius, no_effect

LEFT_OUT = "Leave it out."


def check(options: Namespace) -> None:
    """Check what was typed for a command, before anything is read.

    Raises:
        FreeNetError: If something is missing beside the rest, or without effect.
    """
    run = run_of(options)
    if run in ("train", "check-training"):
        _check_training_data(options)
    if run == "train":
        _check_training(options)
    if run in ("train", "check-training", "classify"):
        _check_image(options)
    if run == "classify" and options.wait_for_workers is not None and not options.scheduler:
        raise FreeNetError("--wait-for-workers has no effect without --scheduler.", LEFT_OUT)
    if options.command == "prepare" and run == "classify":
        _check_prepared(options)
    if options.command == "hand-on" and options.date and not options.stac:
        raise FreeNetError("--date is for an item of a catalogue: --stac.", LEFT_OUT)
    if options.command == "areas" and not options.zones and (options.output or options.zone_field):
        raise FreeNetError("--output and --zone-field are for zones, and there are none.", "Name them: --zones.")


def run_of(options: Namespace) -> str:
    """The command whose options were typed, be it only to prepare it."""
    return str(options.run if options.command == "prepare" else options.command)


def _check_training_data(options: Namespace) -> None:
    """Check that there are features with a field, or a raster of classes, and nothing that is for the other."""
    if options.training and options.training_raster:
        raise FreeNetError("give --training or --training-raster, not both")
    if not (options.training or options.training_raster):
        raise FreeNetError("say what to train on: --training with --field, or --training-raster")
    if options.training and not options.field:
        raise FreeNetError("say with --field which field of the training data holds the class")
    is_other_unit = options.radius_unit != Radius.unit
    fields = [bool(options.training), *(bool(field) for _, _, field in getattr(options, "also", ()))]
    if not any(fields):
        touched, radius = options.all_touched, options.radius
        no_effect.refuse_of_features({"--all-touched": touched, "--radius": radius, "--radius-unit": is_other_unit})
    if all(fields):
        no_effect.refuse_of_class_rasters({"--erode": options.erode, "--most-pixels": options.most_pixels})
    if options.training_raster:
        no_effect.refuse_of_features({"--field": options.field})
    if is_other_unit and options.radius is None:
        raise FreeNetError("--radius-unit has no effect without --radius.", LEFT_OUT)


def _check_training(options: Namespace) -> None:
    """Check how to train, and that it leaves something."""
    if not (options.model or options.output):
        raise FreeNetError("say where the results go: --model, --output or both")
    if options.start_model:
        no_effect.refuse_of_new_models({"--bands": options.bands})
    how = TrainOptions(options.preset, options.steps, options.validation)
    if not how.validates:
        no_effect.refuse_of_validated({"--no-refit": not options.refit})


def _check_prepared(options: Namespace) -> None:
    """Check that nothing is said of what happens to no folder."""
    of_a_batch = {
        "--scheduler": options.scheduler,
        "--overwrite": options.overwrite,
        "--json": options.json,
        "--manifest": options.manifest,
    }
    for flag, value in of_a_batch.items():
        if value:
            raise FreeNetError(f"{flag} has no effect on a run folder, which somebody else computes.", LEFT_OUT)


def _check_image(options: Namespace) -> None:
    """Check what is said of further rasters and of the mask."""
    if options.resampling and not options.stack:
        raise FreeNetError("--resampling has no effect without --stack.", LEFT_OUT)
    if options.mask_values and not options.mask:
        raise FreeNetError(
            "--mask-values has no effect without --mask.", "Name the raster that they are of, or leave them out."
        )
