# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command by its name."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from ..console.progress import TerminalProgress
from .areas import areas
from .assess import assess
from .change import change
from .check_training import check_training
from .classify import classify
from .generalize import generalize
from .hand_on import hand_on
from .info import info
from .run_folders import prepare, publish
from .suggest import suggest
from .to_polygons import to_polygons
from .train import train

COMMANDS: dict[str, Callable[[Namespace, TerminalProgress], int]] = {
    "train": train,
    "classify": classify,
    "assess": assess,
    "check-training": check_training,
    "suggest": suggest,
    "generalize": generalize,
    "areas": areas,
    "to-polygons": to_polygons,
    "hand-on": hand_on,
    "change": change,
    "info": info,
    "prepare": prepare,
    "publish": publish,
}
