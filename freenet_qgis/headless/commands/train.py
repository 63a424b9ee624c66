# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet train``."""

from __future__ import annotations

from argparse import Namespace

from ... import workflow
from ..console.progress import TerminalProgress
from ..inputs import training
from .finishing import finish
from .text import figures


def train(options: Namespace, progress: TerminalProgress) -> int:
    """Train, and map the scene where that is asked for."""
    request = training.request(options, progress)
    return finish(lambda: workflow.train(request, progress), progress, figures)
