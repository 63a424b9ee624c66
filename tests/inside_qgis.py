# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of `run_in_qgis.py` that QGIS executes with ``--code``: pytest in the running application.

QGIS executes this as text: there is no ``__file__``, and what it needs comes in the environment.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
import qgis.utils
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QThreadPool, QTimer


class EscapedErrors:
    """Fails the test during which an exception left a slot; QGIS would only put it into the message bar."""

    @pytest.fixture(autouse=True)
    def _no_escaped_errors(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        escaped: list[str] = []
        monkeypatch.setattr(sys, "excepthook", lambda *error: escaped.extend(traceback.format_exception(*error)))
        yield
        if escaped:
            pytest.fail("An exception escaped into QGIS:\n" + "".join(escaped), pytrace=False)


def run() -> None:
    """Run the tests, leave the exit code where `run_in_qgis.py` looks for it, and close QGIS."""
    wanted = json.loads(os.environ["FREENET_TESTS"])
    try:
        check_plugin()
        code = pytest.main(wanted["arguments"], plugins=[EscapedErrors()])
        Path(wanted["result"]).write_text(str(int(code)))
    except BaseException:
        traceback.print_exc()
        Path(wanted["result"]).write_text("1")
    sys.stdout.flush()
    sys.stderr.flush()
    end_threads()
    QCoreApplication.exit(0)


def end_threads() -> None:
    """End the idle threads of QGIS's tasks, which live for another 30 s.

    One of them may have fetched a font for QGIS and opened its password database; QGIS 3.40 crashes when such a thread
    ends after that database has gone.
    """
    manager = QgsApplication.taskManager()
    pool = manager.threadPool() if hasattr(manager, "threadPool") else QThreadPool.globalInstance()
    pool.waitForDone()


def check_plugin() -> None:
    """Make sure that QGIS has started the plugin; where it has not, its error was printed before."""
    if "freenet_qgis" not in qgis.utils.active_plugins:
        raise RuntimeError("QGIS did not start the plugin; its error is above.")


QTimer.singleShot(0, run)  # from the event loop, when QGIS has finished starting
