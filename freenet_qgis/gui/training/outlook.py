# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of the run that the form describes: which bands it leaves out, where it computes, and what it needs."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...contract.capabilities import DeviceInfo
from ...text.i18n import tr
from ..form.run_form import RunForm
from ..form.scene_watch import SceneWatch
from ..pytorch.device_badge import DeviceBadge
from ..pytorch.needs import Needs, needs
from ..widgets.notice import Notice
from .forecast import RunForecast


class Outlook(QWidget):
    """What is known of a run before it starts; follows the form.

    Signals:
        looked: It is known which Python can train, or why none can.

    Attributes:
        device: Where the run computes.
        scene: What the raster is.
        forecast: How long the run will take.
    """

    looked = pyqtSignal()

    def __init__(self, form: RunForm, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._form = form
        self.device = DeviceBadge()
        self.scene = SceneWatch(self)
        self.forecast = RunForecast(form, self.scene, self.device)
        self._left_out = Notice("leftOut")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._left_out)
        column.addWidget(self.device)
        for signal in (form.layers.changed, form.options.changed, form.classes.changed, self.scene.looked):
            signal.connect(self.refresh)
        self.device.looked.connect(self._on_device_looked)

    def unload(self) -> None:
        """Look at nothing any more."""
        self.device.unload()
        self.scene.unload()

    def refresh(self) -> None:
        """Tell of what the form describes now."""
        self.scene.watch(self._form.layers.scene())
        self.device.show_device(self._form.options.wanted_device(), self.forecast.in_words, self._needs)
        self._form.judge_start(self.scene.info)
        self._form.layers.tell_setup(self.scene.info, len(self.scene.left_out))
        self._show_left_out()

    def _show_left_out(self) -> None:
        left_out, info = self.scene.left_out, self.scene.info
        if left_out and info is not None:
            used = info.all_bands - len(left_out)
            text = tr("{used} of {all} bands are used.", used).format(used=used, all=info.all_bands)
            self._left_out.say(text, title=tr("Bands left out: {}").format(info.path.name), lines=left_out)
        else:
            self._left_out.say(self.scene.problem, "warning")
        self._left_out.explain(left_out)

    def _needs(self, device: DeviceInfo) -> Needs:
        wanted, info = self.forecast.planned(), self.device.info
        if wanted is None or info is None or self.scene.info is None:
            return Needs()
        return needs(info, device, wanted)

    def _on_device_looked(self) -> None:
        if self.device.info is not None:
            self._form.options.offer_devices(self.device.info)
        self.refresh()
        self.looked.emit()
