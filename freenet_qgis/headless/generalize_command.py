# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet generalize``: what it does with its options, and what it prints."""

from __future__ import annotations

from argparse import Namespace
from typing import Optional, Union

from .. import workflow
from ..contract.report import Report
from ..labels.layer_reading import Use
from ..request import EngineChoice, GeneralizeRequest, Labelled, Outputs, Scene
from ..sources.gdal_name import named
from ..text.figures import percent
from ..workflow.outputs import check_names, check_reference, check_spares
from . import vector
from .progress import TerminalProgress
from .shared_steps import finish, grid_of, scene_of
from .text import table


def generalize(options: Namespace, progress: TerminalProgress) -> int:
    """Clean a class map."""
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
        _reference(options, scene, progress),
        EngineChoice(device="cpu"),
    )
    return finish(lambda: workflow.generalize(request, progress), progress, in_words)


def _reference(options: Namespace, scene: Scene, progress: TerminalProgress) -> Union[Labelled, Scene, None]:
    if not options.reference:
        return None
    if not vector.is_vector(options.reference):
        check_reference(options.input, named(options.reference))
        return scene_of(named(options.reference))
    use = Use("reference", options.all_touched)
    return vector.labelled(
        options.reference, options.field, scene.crs_wkt, use, grid=grid_of(scene), warn=progress.warning
    )


def in_words(result: workflow.Generalized) -> str:
    """What is told on standard output: what changed and, with a reference, the accuracy before and after."""
    cleaned = result.cleaned
    changes = f"{result.patches_removed} patches fewer, {result.pixels_changed} pixels changed."
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
