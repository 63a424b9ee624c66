# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet generalize``: what it does with its options, and what it prints."""

from __future__ import annotations

from argparse import Namespace
from typing import Optional

from ... import workflow
from ...contract.report import Report
from ...request import EngineChoice, GeneralizeRequest, Outputs, no_effect
from ...text.figures import percent
from ...workflow.generalization import changes_in_words
from ...workflow.outputs import check_names, check_spares
from ..console.progress import TerminalProgress
from ..console.table import table
from ..inputs.raster import scene_of
from ..inputs.reference import reference_of
from .finishing import finish


def generalize(options: Namespace, progress: TerminalProgress) -> int:
    """Clean a class map."""
    if not options.reference:
        no_effect.refuse_without_reference({"--field": options.field, "--all-touched": options.all_touched})
    outputs = Outputs(class_map=options.output, report=options.report)
    check_names(outputs)
    read = [options.input, options.probabilities, options.image, options.reference]
    check_spares(outputs, [one for one in read if one])
    scene = scene_of(options.input)
    request = GeneralizeRequest(
        scene,
        outputs,
        options.method,
        options.min_size,
        options.min_size_unit,
        options.connectedness,
        options.radius,
        scene_of(options.probabilities) if options.probabilities else None,
        scene_of(options.image) if options.image else None,
        reference_of(options, scene, progress) if options.reference else None,
        EngineChoice(device="cpu"),
    )
    return finish(lambda: workflow.generalize(request, progress), progress, in_words)


def in_words(result: workflow.Generalized) -> str:
    """What is told on standard output: what changed and, with a reference, the accuracy before and after."""
    cleaned = result.cleaned
    changes = changes_in_words(cleaned)
    pixels = zip(cleaned.classes, cleaned.before.pixels, cleaned.after.pixels)
    counts = table(("Class", "Pixels before", "After"), [(info.name, str(old), str(new)) for info, old, new in pixels])
    if not cleaned.reports:
        return "\n".join([changes, "", counts])
    return "\n".join([changes, "", counts, "", _accuracy(*cleaned.reports)])


def _accuracy(before: Report, after: Report) -> str:
    figures = (("Overall accuracy", "overall"), ("Average accuracy", "average"))
    rows = [(title, *(_with_interval(one, name) for one in (before, after))) for title, name in figures]
    return table((f"On {after.accuracy.test_pixels} pixels", "Before", "After"), rows)


def _with_interval(report: Report, name: str) -> str:
    share: Optional[float] = getattr(report.accuracy, f"{name}_accuracy")
    ends = getattr(report.accuracy, f"{name}_interval")
    if share is None:
        return "-"
    return percent(share) + (f" ({100 * ends[0]:.1f} to {100 * ends[1]:.1f} %)" if ends else "")
