# SPDX-License-Identifier: GPL-3.0-or-later
"""What is handed on from preparing a run to the engine and to publishing, and what the run leaves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..contract.job import Job
from ..contract.report import Report
from ..request import Outputs, Shape
from .polygon_names import Names, of_shapes


@dataclass(frozen=True)
class PreparedRun:
    """A run folder in which an engine can work.

    Attributes:
        folder: It; the arrays that the job speaks of are there.
        job: What the engine has to do.
        outputs: Where the results go.
        remarks: Sentences on what was read, for the report.
        names: What to call polygons and points in the report.
    """

    folder: Path
    job: Job
    outputs: Outputs
    remarks: tuple[str, ...] = ()
    names: Names = of_shapes(())


@dataclass(frozen=True)
class Result:
    """What a run leaves.

    Attributes:
        outputs: The files it wrote.
        report: What is known of the run.
        layer: The layer of features in its file; empty where there is none.
        polygons: Those that were checked, in the order of their numbers.
    """

    outputs: Outputs
    report: Report
    layer: str = ""
    polygons: tuple[Shape, ...] = ()
