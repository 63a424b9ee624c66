# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet check-training``."""

from __future__ import annotations

from argparse import Namespace

from ... import workflow
from ..console.progress import TerminalProgress
from ..inputs import training
from .finishing import finish
from .text import checked


def check_training(options: Namespace, progress: TerminalProgress) -> int:
    """Rank training features by how far the others contradict their label."""
    request = training.request_of_check(options, progress)
    return finish(lambda: workflow.check_training(request, progress), progress, checked, request.layer)
