# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told of a training, step by step."""

from __future__ import annotations

import io
import json

from freenet_qgis.contract.schedule import TRAINING, Part
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.training.agenda import Agenda
from freenet_qgis.engine.training.stopping import Stopping
from freenet_qgis.engine.training.training_progress import TrainingProgress


def test_a_log_goes_up_where_a_check_lies_between_two_reports() -> None:
    told, stopping = io.StringIO(), Stopping(lambda network: 0.5)
    progress = TrainingProgress(Events(told), Agenda([[Part(TRAINING, "step", 1.0, 240, 240)]], lambda: 0.0))
    progress.begin(TRAINING)
    on_step = progress.counter(stopping=stopping)
    stopping.begin(240)  # and checks after every 16 steps
    for done in range(1, 41):
        stopping.factor(done - 1, None)
        stopping.ends(done)
        if done % 10 == 0:
            on_step(done, 1.0, None)
    events = [json.loads(line) for line in told.getvalue().splitlines()]
    assert [event["step"] for event in events if "step" in event] == [10, 16, 20, 30, 32, 40]
