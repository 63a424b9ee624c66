# SPDX-License-Identifier: GPL-3.0-or-later
"""Which thread does what lasts: QGIS computes features in its main one, and without a window there is no other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsExpression, QgsProject, QgsVectorLayer, qgsfunction
from qgis.PyQt.QtCore import QMetaType, QThread

import freenet_qgis
from freenet_qgis.labels.layer_reading import LayerReading, Use
from freenet_qgis.layers import features
from freenet_qgis.layers.new_field import new_field

BARE = """
from time import sleep
from qgis.PyQt.QtCore import QCoreApplication
application = QCoreApplication([])
from freenet_qgis.layers import patience
print(patience.patiently("Sleeping", lambda check: sleep(0.2) or "slept", at_once_s=0))
"""


@pytest.fixture
def threads() -> Iterator[set[QThread]]:
    """Those that have called the function ``its_thread`` of expressions."""
    found: set[QThread] = set()

    @qgsfunction(args="auto", group="Tests")
    def its_thread(feature, parent):  # noqa: ANN001, ANN202
        """Tell the thread."""
        found.add(QThread.currentThread())
        return 1

    yield found
    QgsExpression.unregisterFunction("its_thread")


@pytest.mark.parametrize("kind", ["expression", "virtual"])
def test_what_qgis_computes_of_a_feature_is_computed_in_its_main_thread(
    training: QgsVectorLayer, project: QgsProject, threads: set[QThread], kind: str
) -> None:
    training.addExpressionField("its_thread()", new_field("computed", QMetaType.Type.Int))
    project.addMapLayer(training)
    layer = training
    if kind == "virtual":
        layer = QgsVectorLayer("?query=SELECT * FROM training&geometry=geometry:3:32633", "virtual", "virtual")
    threads.clear()
    found = features.read_features(layer, LayerReading("training", "computed", Use(), pytest.fail), layer)
    assert [feature.attribute for feature in found] == [1] * 12
    assert threads == {QgsApplication.instance().thread()}


def test_a_script_without_widgets_is_served() -> None:
    python = shutil.which("python3", path=os.environ.get("PATH", "/usr/bin")) or sys.executable
    path = os.pathsep.join([str(Path(freenet_qgis.__file__).parents[1]), *sys.path])
    ended = subprocess.run(
        [python, "-c", BARE], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "slept\n"), ended.stderr
