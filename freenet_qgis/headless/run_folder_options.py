# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of what comes before and after an engine that runs elsewhere."""

from __future__ import annotations

import argparse

from . import option_values as values
from . import run_options
from .shared_options import add_saying


def add_prepare(command: argparse.ArgumentParser) -> None:
    """Making a run folder: its name, then the command that is not to be run here."""
    command.add_argument("folder", type=values.file, metavar="FOLDER", help="the run folder, a new one")
    runs = command.add_subparsers(dest="run", required=True, metavar="COMMAND")
    training = runs.add_parser("train", help="with the options of 'freenet train'")
    classification = runs.add_parser("classify", help="with the options of 'freenet classify', for one scene")
    run_options.add_train(training)
    run_options.add_classify(classification)
    add_saying(training)
    add_saying(classification)


def add_publish(command: argparse.ArgumentParser) -> None:
    """Writing the results of such a folder."""
    command.add_argument("folder", type=values.file, metavar="FOLDER", help="the run folder, once it is computed")
