# SPDX-License-Identifier: GPL-3.0-or-later
"""How a result is put into words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from qgis.PyQt.QtCore import QLocale

from freenet_qgis.gui.project.run_record import Figures
from freenet_qgis.gui.runs.accuracy_text import accuracy_line

FIGURES = Figures("polygons", overall_accuracy=0.84149, average_accuracy=0.8731, test_pixels=512)


@pytest.fixture
def german() -> Iterator[None]:
    """Numbers as a German system writes them."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("validation", "line"),
    [
        ("polygons", "OA 84.1 %, AA 87.3 % on 512 pixels of held-out places"),
        ("blocks", "OA 84.1 %, AA 87.3 % on 512 pixels of held-out blocks"),
        ("pixels", "OA 84.1 %, AA 87.3 % on 512 single pixels held out, which flatters"),
    ],
)
def test_accuracy_says_what_it_was_measured_on(validation: str, line: str) -> None:
    assert accuracy_line(replace(FIGURES, validation=validation)) == line


def test_nothing_held_out_gives_no_figure() -> None:
    assert accuracy_line(Figures("none")) == "Not validated: nothing was held out of training."


def test_german_numbers_have_commas(german: None) -> None:
    assert (
        accuracy_line(replace(FIGURES, validation="blocks")) == "OA 84,1 %, AA 87,3 % on 512 pixels of held-out blocks"
    )
