# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet change``: its options, what it does with them, and what it prints."""

from __future__ import annotations

import argparse
from argparse import Namespace
from typing import Optional

from .. import workflow
from ..contract.change import ChangeReport
from ..report import change_summary, error_sentences
from ..request import ChangeRequest, Outputs
from ..sources.gdal_name import named
from ..workflow.outputs import check_names, check_spares
from . import option_values as values
from .progress import TerminalProgress
from .shared_options import add_report
from .shared_steps import finish, scene_of
from .text import SCREENFUL, table


def add_change(command: argparse.ArgumentParser) -> None:
    """The options."""
    command.add_argument(
        "--before", type=named, required=True, metavar="RASTER", help="the earlier class map; the result is on its grid"
    )
    command.add_argument(
        "--after", type=named, required=True, metavar="RASTER", help="the later one, on any grid; classes match by name"
    )
    for date, map_name in (("before", "earlier"), ("after", "later")):
        command.add_argument(
            f"--{date}-report",
            type=values.file,
            metavar="FILE",
            help=f".html or .json with the accuracy of the {map_name} map; by default the one of its name beside it",
        )
    command.add_argument(
        "--output", type=values.file, required=True, metavar="TIF", help="what became what, a value for each change"
    )
    add_report(command)


def change(options: Namespace, progress: TerminalProgress) -> int:
    """Find what changed between two class maps."""
    outputs = Outputs(change=options.output, report=options.report)
    check_names(outputs)
    read = [options.before, options.after, options.before_report or "", options.after_report or ""]
    check_spares(outputs, read)
    request = ChangeRequest(
        scene_of(options.before), scene_of(options.after), outputs, options.before_report, options.after_report
    )
    return finish(lambda: workflow.change(request, progress), progress, in_words)


def in_words(result: workflow.Changed) -> str:
    """How much changed, what became what, and gains and losses of each class."""
    report = result.report
    head = ("Class", "Before", "After", "Gain", "Loss")
    balance = [
        (
            one.name,
            *(
                _amount(pixels, area)
                for pixels, area in (
                    (one.before, one.before_ha),
                    (one.after, one.after_ha),
                    (one.gain, one.gain_ha),
                    (one.loss, one.loss_ha),
                )
            ),
        )
        for one in report.classes
    ]
    unit = "Pixels:" if report.compared_ha is None else "Hectares:"
    parts = [change_summary(report), *error_sentences(report), "", *_transitions(report), unit, table(head, balance)]
    return "\n".join(parts)


def _transitions(report: ChangeReport) -> list[str]:
    rows = [
        (one.before, one.after, str(one.pixels), "-" if one.hectares is None else f"{one.hectares:.2f}")
        for one in report.transitions[:SCREENFUL]
    ]
    return [table(("From", "To", "Pixels", "Hectares"), rows), ""] if rows else []


def _amount(pixels: int, area: Optional[float]) -> str:
    return str(pixels) if area is None else f"{area:.2f}"
