# SPDX-License-Identifier: GPL-3.0-or-later
"""A user of the Processing toolbox: fills the dialog of an algorithm, presses Run and reads the log."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any, Optional

from dock_user import wait_until
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProject,
    QgsScopedProxyProgressTask,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPushButton, QTextEdit
from qgis.utils import iface

LONGEST_S = 600  # a run may wait for the cores that others use


def opened(algorithm: Any, **parameters: Any) -> QDialog:
    """The dialog of an algorithm, or of a model, as the toolbox opens it."""
    dialog = processing.createAlgorithmDialog(algorithm, parameters)
    dialog.show()
    return dialog


def press_run(dialog: QDialog) -> None:
    """Click the button."""
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    run = next(button for button in buttons if button.text().replace("&", "") == "Run")
    QTest.mouseClick(run, Qt.MouseButton.LeftButton)


def run(dialog: QDialog, meanwhile: Callable[[], None] = lambda: None) -> str:
    """Press Run and wait for the end; what the log says."""
    ended: list[bool] = []
    dialog.algorithmFinished.connect(lambda good, results: ended.append(good))
    press_run(dialog)
    meanwhile()
    wait_until(lambda: bool(ended), LONGEST_S)
    return log(dialog)


def cancel(dialog: QDialog) -> None:
    """Click the button."""
    button = next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == "Cancel")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def log(dialog: QDialog) -> str:
    """What the log says."""
    return dialog.findChild(QTextEdit, "txtLog").toPlainText()


def value(dialog: QDialog, name: str) -> Any:
    """What a parameter is set to."""
    return dialog.mainWidget().wrappers[name].parameterValue()


def choose(dialog: QDialog, name: str, layer: QgsMapLayer) -> None:
    """Set a parameter to a layer of the project."""
    dialog.mainWidget().wrappers[name].setParameterValue(layer.id(), QgsProcessingContext())


def do_not_open_results(dialog: QDialog, count: Optional[int] = None) -> None:
    """Untick that the results, or as many of them as are given, are opened."""
    boxes = [box for box in dialog.mainWidget().findChildren(QCheckBox) if box.text().startswith("Open output file")]
    for box in boxes[:count]:
        box.setChecked(False)


def checked(dialog: QDialog) -> tuple[bool, str]:
    """What the dialog asks the algorithm before it runs."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return dialog.algorithm().checkParameterValues(dialog.createProcessingParameters(), context)


def opened_batch(name: str, rows: list[dict[str, Any]]) -> QDialog:
    """The batch dialog with these rows, which is to load the layers."""
    algorithm: QgsProcessingAlgorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    dialog = BatchAlgorithmDialog(algorithm, parent=iface.mainWindow())
    dialog.show()
    panel, context = dialog.mainWidget(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    panel.addRow(len(rows) - 1)
    if hasattr(panel, "checkLoadLayersOnCompletion"):
        panel.checkLoadLayersOnCompletion.setChecked(True)
    for number, row in enumerate(rows):
        for name, wanted in row.items():
            column = panel.parameter_to_column[name]
            if algorithm.parameterDefinition(name).isDestination():
                panel.tblParameters.cellWidget(number + 1, column).setValue(wanted)
            else:
                panel.wrappers[number][column].setParameterValue(wanted, context)
    return dialog


def run_batch(dialog: QDialog) -> str:
    """Press Run and wait for the end of the last row; what the log says."""
    press_run(dialog)
    wait_until(lambda: "Batch execution completed" in log(dialog), LONGEST_S)
    QTest.qWait(100)  # 3.40 loads the layers of the last row after that
    _end_tasks()
    return log(dialog)


def _end_tasks() -> None:
    """End the task of a batch in which a row has failed.

    QGIS 3.22 never lets go of an error that was raised in Python, hence of no local variable of the dialog: its task
    waits for ever, and QGIS, when it is closed, for that.
    """
    for one in gc.get_objects():
        if type(one) is QgsScopedProxyProgressTask and not sip.isdeleted(one):
            sip.delete(one)
