# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command prints of a report."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from freenet_qgis.contract.figures import Distances, Score, Yardsticks
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.report import Report
from freenet_qgis.engine.validation.accuracy import assess
from freenet_qgis.headless.commands import text
from freenet_qgis.request import Outputs
from freenet_qgis.workflow import Result

CLASSES = [ClassInfo(1, "wood", "#00aa00"), ClassInfo(9, "water", "#0000ff")]
MEASURED = Report(
    "1", "train_and_classify", "scene.tif",
    validation="polygons",
    accuracy=assess(np.array([1, 1, 2, 2]), np.array([1, 1, 2, 1]), CLASSES),
    yardsticks=Yardsticks(random_forest=Score(0.123, 0.234), svm=Score(0.5, 0.75)),
)  # fmt: skip


def test_simpler_methods_stand_below_the_accuracy() -> None:
    lines = text.figures(Result(Outputs(), MEASURED)).splitlines()
    assert lines[:5] == [
        "Overall accuracy 75.0 %, average accuracy 83.3 % on 4 pixels, whole places held out. Kappa 0.500.",
        "",
        "On the same pixels  Overall accuracy  Average accuracy",
        "Random forest       12.3 %            23.4 %",
        "SVM                 50.0 %            75.0 %",
    ]


def test_what_to_expect_of_the_map_is_said_where_that_is_known() -> None:
    assert "expect" not in text.figures(Result(Outputs(), MEASURED))
    nearer = replace(MEASURED, distances=Distances(13.0, 6.0))
    assert text.figures(Result(Outputs(), nearer)).splitlines()[1:3] == [
        "The map lies nearer to the training pixels (6.0 pixels, the median) than what was held out (13.0 pixels): "
        "expect it to be better than these figures.",
        "",
    ]
