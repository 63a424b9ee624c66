# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of what comes before and after an engine that runs elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import runs, values
from .shared import add_saying

_RUNS = {
    "train": (runs.add_train, "with the options of 'freenet train'"),
    "classify": (runs.add_classify, "with the options of 'freenet classify', for one scene"),
}


def add_prepare(command: argparse.ArgumentParser) -> None:
    """Making a run folder: its name, then the command that is not to be run here."""
    command.add_argument("folder", type=_new_folder, metavar="FOLDER", help="the run folder, a new one")
    runs = command.add_subparsers(dest="run", required=True, metavar="COMMAND")
    for name, (add_options, purpose) in _RUNS.items():
        run = runs.add_parser(name, help=purpose)
        add_options(run)
        add_saying(run)


def add_publish(command: argparse.ArgumentParser) -> None:
    """Writing the results of such a folder."""
    command.add_argument("folder", type=values.file, metavar="FOLDER", help="the run folder, once it is computed")
    command.add_argument(
        "--overwrite", action="store_true", help="replace what is there under the names that the folder tells"
    )


def _new_folder(text: str) -> Path:
    """A path; a command in its place shows that it was forgotten."""
    if text in _RUNS:
        raise argparse.ArgumentTypeError(f"the folder comes first, as in 'freenet prepare run {text}'")
    return values.file(text)
