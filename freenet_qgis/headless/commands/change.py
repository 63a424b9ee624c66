# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet change``: what it does with its options, and what it prints."""

from __future__ import annotations

from argparse import Namespace
from typing import Optional

from ... import workflow
from ...contract.change import ChangeReport
from ...report import change_summary, error_sentences
from ...request import ChangeRequest, Outputs
from ...workflow.outputs import check_names, check_spares
from ..console.progress import TerminalProgress
from ..console.table import SCREENFUL, table
from ..inputs.raster import scene_of
from .finishing import finish


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
