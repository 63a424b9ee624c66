# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet info``."""

from __future__ import annotations

from argparse import Namespace

from ... import report
from ...contract.model_header import read_model_card
from ...geodata.results import result_files
from ...request import Outputs
from ...text.plain_text import escaped
from ...workflow.outputs import check_names, check_spares
from ..console.progress import TerminalProgress


def info(options: Namespace, progress: TerminalProgress) -> int:
    """Say what a model is."""
    outputs = Outputs(report=options.report)
    check_names(outputs)
    check_spares(outputs, [options.model])
    result_files.check_writable(outputs.files())
    card = read_model_card(options.model)
    if options.report:
        report.write_model(options.report, card)
    facts = report.facts(card)
    width = max(len(title) for title, _ in facts)
    print("\n".join(f"{title.ljust(width)}  {escaped(text)}" for title, text in facts))
    return 0
