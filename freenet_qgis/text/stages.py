# SPDX-License-Identifier: GPL-3.0-or-later
"""The stages of a run or a set-up in the user's language; what knows no Qt names them in English."""

from __future__ import annotations

from .i18n import tr


def translated(stage: str) -> str:
    """A stage as the user reads it; one that is not known here as it is."""
    return {
        "Reading training data": tr("Reading training data"),
        "Reading the raster": tr("Reading the raster"),
        "Reading the class map": tr("Reading the class map"),
        "Reading the reference": tr("Reading the reference"),
        "Comparing the class maps": tr("Comparing the class maps"),
        "Starting the engine": tr("Starting PyTorch"),
        "Preparing the image": tr("Preparing the image"),
        "Trying whether surroundings help": tr("Trying whether surroundings help"),
        "Training": tr("Training"),
        "Training without the held-out part": tr("Training without the held-out part"),
        "Measuring accuracy": tr("Measuring accuracy"),
        "Training on all data": tr("Training on all data"),
        "Classifying": tr("Classifying"),
        "Checking the training data against each other": tr("Checking the training data against each other"),
        "Looking where classes are hard to tell apart": tr("Looking where classes are hard to tell apart"),
        "Cleaning the map": tr("Cleaning the map"),
        "Measuring the areas": tr("Measuring the areas"),
        "Making polygons": tr("Making polygons"),
        "Writing the results": tr("Writing the results"),
        "Fetching a Python for FreeNet": tr("Fetching a Python for FreeNet"),
        "Making the environment": tr("Making the environment"),
        "Downloading and installing PyTorch": tr("Downloading and installing PyTorch"),
        "Trying a training step": tr("Trying a training step"),
    }.get(stage, stage)
