# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the map lies on spectra unlike the training data: how much of it, and on which classes."""

from __future__ import annotations

from collections.abc import Sequence

from ..contract.report import Report
from ..contract.unlike import unlike_in_words
from ..text.i18n import tr
from .elements import Element, element, section, table
from .words import chip, percent


def unlike_section(report: Report, novel_pixels: Sequence[int]) -> Element:
    """The section about them; of each class the share of its own pixels, where the map has any."""
    mapped = zip(report.accuracy.classes, novel_pixels, report.map_pixels or ())
    rows = [[chip(info.name, info.color), percent(novel / pixels)] for info, novel, pixels in mapped if pixels]
    head = [tr("Mapped as"), tr("Share of these pixels that is unlike")]
    said = [element("p", text) for text in unlike_in_words(report)]
    return section(tr("Unlike the training data"), *said, table(head, rows))
