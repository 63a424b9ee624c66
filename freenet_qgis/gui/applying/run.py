# SPDX-License-Identifier: GPL-3.0-or-later
"""One go of applying a model: its task, and the maps that come into the project as they are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject

from ...request import Outputs
from ...workflow import Outcome
from ..result_layers.place import MapPlace
from ..result_layers.rasters import add_layers, layers_of
from .jobs import Made, SceneJob, Wanted
from .task import ApplyTask


class ApplyRun(QObject):
    """A run, made and heard in the main thread.

    Attributes:
        task: Does the work.
        jobs: The scenes.
        outcomes: What became of them, in their order, as far as that is known.
        homeless: Maps whose project was closed meanwhile, each with its place.
    """

    def __init__(
        self,
        jobs: Sequence[SceneJob],
        wanted: Wanted,
        made: Made,
        on_end: Callable[[ApplyRun], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.jobs = tuple(jobs)
        self.outcomes: list[Outcome] = []
        self.homeless: list[tuple[Outputs, MapPlace]] = []
        self._wanted, self._made, self._on_end = wanted, made, on_end
        self._places = [job.candidate.place() for job in self.jobs]
        self.task = ApplyTask(self.jobs, wanted, lambda _: self._end())
        self.task.ended.connect(self._take)

    def start(self) -> None:
        """Let QGIS run the task."""
        QgsApplication.taskManager().addTask(self.task)

    def abandon(self) -> None:
        """Stop, and tell nobody."""
        self.task.ended.disconnect(self._take)  # what is on its way as well
        self.task.forget()
        self._release()

    def count(self, status: str) -> int:
        """How many scenes have ended so."""
        return sum(outcome.status == status for outcome in self.outcomes)

    def _take(self, number: int, outcome: Outcome) -> None:
        """Remember what became of a scene, and show its maps."""
        self.outcomes.append(outcome)
        request, place = self.jobs[number].request, self._places[number]
        if request is None or outcome.status not in ("done", "skipped"):
            return
        if outcome.status == "done" and self._wanted.folder is None:
            self._made.remember(request)
        if not self._wanted.is_shown:
            return
        if not place.is_open():
            self.homeless.append((request.outputs, place))
        elif outcome.status == "done" or not _is_shown(request.outputs):
            add_layers(request.outputs, place)

    def _end(self) -> None:
        self._release()
        self._on_end(self)

    def _release(self) -> None:
        for place in self._places:
            place.release()


def _is_shown(outputs: Outputs) -> bool:
    """Whether the project has all these maps already."""
    return all(layers_of(path) for path in outputs.maps().values())
