# SPDX-License-Identifier: GPL-3.0-or-later
"""How a run is to train: preset and validation, and the rest under "Advanced"."""

from __future__ import annotations

from collections.abc import Collection

from qgis.gui import QgsSpinBox
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout

from ...contract.capabilities import EngineInfo
from ...contract.job import MAX_SEED, Device, TrainOptions
from ...contract.maps import OFFERED_MAPS, MapKind
from ...contract.presets import presets
from ...contract.validation import validation_methods
from ...request import MAX_ERODED, MAX_PIXELS, MAX_STEPS
from ...settings import Settings
from ...text.i18n import tr
from ..widgets.choice_box import choice_box, choose
from ..widgets.describing import describe
from ..widgets.foldable import foldable
from ..widgets.notice import Notice
from .radius import RadiusRow
from .start_model import StartModel


class OptionInputs(QObject):
    """The rows of the form that say how to train.

    Attributes:
        part: Says where the map comes from part of the training data; below all rows.

    Signals:
        changed: How long a run takes may have changed.
        patches_changed: Others of the patches of a raster of classes are trained on.
    """

    changed = pyqtSignal()
    patches_changed = pyqtSignal()

    def __init__(self, form: QFormLayout, remembered: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._make_choices(remembered)
        self._make_advanced(remembered)
        self._refit_wanted = remembered.refit
        self.part = Notice("partOfPolygons")
        for box in (self.preset, self.validation):
            box.currentIndexChanged.connect(lambda _: self._offer_refit())
        for box in (self.preset, self.validation, self.device):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.steps.valueChanged.connect(lambda _: self.changed.emit())
        self.refit.toggled.connect(self.ask_refit)
        self.start.changed.connect(self.changed)
        self._offer_refit()
        form.addRow(tr("Preset"), self.preset)
        form.addRow(tr("Validation"), self.validation)

    def train_options(self) -> TrainOptions:
        """The training options of the form, seed and device left out."""
        return self._options(self.refit.isChecked())

    def refit_wanted(self) -> bool:
        """Whether the user wants the final model to be of all polygons, where that is a matter of choice."""
        return self._refit_wanted

    def ask_refit(self, is_wanted: bool) -> None:
        """Let the final model be of all polygons, or the one that is measured, where that is a matter of choice."""
        self._refit_wanted = is_wanted
        self._offer_refit()
        self.changed.emit()

    def _options(self, refit: bool) -> TrainOptions:
        return TrainOptions(self.preset.currentData(), self.steps.value(), self.validation.currentData(), refit)

    def wanted_device(self) -> Device:
        """The kind of device to compute on; "auto" for the best."""
        return self.device.currentData()

    def wanted_maps(self) -> list[MapKind]:
        """The maps that are to go with the class map."""
        return [kind for kind, box in self._maps.items() if box.isChecked()]

    def want_maps(self, wanted: Collection[MapKind]) -> None:
        """Ask for these, and for no others."""
        for kind, box in self._maps.items():
            box.setChecked(kind in wanted)

    def offer_patches(self, is_of_raster: bool) -> None:
        """Offer what is done with patches of a raster of classes, or what is done with polygons."""
        self._has_patches = is_of_raster
        self._show_patches()

    def _show_patches(self) -> None:
        is_open = not self.advanced.isCollapsed()
        for box in (self.erode, self.most_pixels):
            for widget in (box, self._rows.labelForField(box)):
                widget.setVisible(is_open and self._has_patches)
        self.all_touched.setVisible(is_open and not self._has_patches)

    def offer_devices(self, info: EngineInfo) -> None:
        """Let the user choose among the devices that are there."""
        wanted = self.device.currentData()
        while self.device.count() > 1:
            self.device.removeItem(1)
        for device in info.devices:
            self.device.addItem(device.name, device.kind)
        choose(self.device, wanted)

    def _make_choices(self, remembered: Settings) -> None:
        self.preset = choice_box([(name, info.title, info.help) for name, info in presets().items()])
        describe(self.preset, "preset", tr("Preset"), tr("How to train. “Automatic” suits most scenes."))
        choose(self.preset, remembered.preset)
        self.validation = choice_box(
            [(name, method.title, method.help) for name, method in validation_methods().items()]
        )
        describe(
            self.validation,
            "validation",
            tr("Validation"),
            tr("What is held out of training to measure how good the map is."),
        )
        choose(self.validation, remembered.validation)

    def _make_advanced(self, remembered: Settings) -> None:
        self.advanced = foldable("advanced", tr("Advanced"))
        self._make_numbers()
        self._make_device(remembered)
        self._make_refit(remembered)
        self._make_patches()
        self.all_touched = QCheckBox(tr("Use all touched pixels"))
        describe(
            self.all_touched,
            "allTouched",
            tr("Use all touched pixels"),
            tr(
                "For polygons smaller than a pixel: use every pixel that a polygon touches. "
                "Otherwise only pixels whose centre lies inside."
            ),
        )
        self._maps = {kind: _map_box(kind, bool(getattr(remembered, kind.id))) for kind in OFFERED_MAPS}
        self.start = StartModel()
        form = self._rows = QFormLayout(self.advanced)
        form.addRow(tr("Go on from"), self.start)
        form.addRow(tr("Steps"), self.steps)
        form.addRow(tr("Seed"), self.seed)
        form.addRow(tr("Device"), self.device)
        form.addRow(self.refit)
        for box in self._maps.values():
            form.addRow(box)
        form.addRow(self.all_touched)  # from here on rows are hidden at times, and would leave a gap to what follows
        self.radius = RadiusRow(form, self)
        form.addRow(tr("Erode patches"), self.erode)
        form.addRow(tr("Pixels per class"), self.most_pixels)
        self._has_patches = False
        self.advanced.collapsedStateChanged.connect(lambda _: self._show_patches())  # it shows all that is in it
        self._show_patches()
        self.advanced.collapsedStateChanged.connect(lambda _: self.radius.show())

    def _make_numbers(self) -> None:
        self.steps = QgsSpinBox()
        self.steps.setRange(0, MAX_STEPS)
        self.steps.setSpecialValueText(tr("As the preset"))
        self.steps.setClearValueMode(QgsSpinBox.ClearValueMode.MinimumValue)
        describe(
            self.steps,
            "steps",
            tr("Training steps"),
            tr("Number of training steps of each network. More take longer."),
        )
        self.seed = QgsSpinBox()
        self.seed.setRange(0, MAX_SEED)
        self.seed.setClearValueMode(QgsSpinBox.ClearValueMode.MinimumValue)
        describe(
            self.seed,
            "seed",
            tr("Random seed"),
            tr("The same seed, inputs and device give the same map again; another seed, a slightly different one."),
        )

    def _make_patches(self) -> None:
        self.erode = QgsSpinBox()
        self.erode.setRange(0, MAX_ERODED)
        self.erode.setSpecialValueText(tr("Not at all"))
        self.erode.valueChanged.connect(lambda value: self.erode.setSuffix(tr(" pixels", value)))
        self.erode.setClearValueMode(QgsSpinBox.ClearValueMode.MinimumValue)
        describe(
            self.erode,
            "erode",
            tr("Erode patches"),
            tr(
                "So many pixels are taken off every edge of a patch, where classes mix or an older map is off by a "
                "little."
            ),
        )
        self.most_pixels = QgsSpinBox()
        self.most_pixels.setRange(0, MAX_PIXELS)
        self.most_pixels.setSpecialValueText(tr("All of them"))
        self.most_pixels.setClearValueMode(QgsSpinBox.ClearValueMode.MinimumValue)
        describe(
            self.most_pixels,
            "mostPixels",
            tr("Pixels per class"),
            tr("So many pixels of each class are trained on at most, drawn at random with the seed."),
        )
        for box in (self.erode, self.most_pixels, self.seed):
            box.valueChanged.connect(lambda _: self.patches_changed.emit())

    def _make_device(self, remembered: Settings) -> None:
        self.device = choice_box([("auto", tr("Automatic"), tr("The best device there is."))])
        if remembered.device != "auto":
            self.device.addItem(remembered.device, remembered.device)
        choose(self.device, remembered.device)
        describe(
            self.device,
            "device",
            tr("Device"),
            tr("Where to compute: a graphics card is much faster than a processor."),
        )

    def _make_refit(self, remembered: Settings) -> None:
        self.refit = QCheckBox(tr("Final model on all data"))  # the dock is narrow
        self.refit.setChecked(remembered.refit)
        describe(
            self.refit,
            "refit",
            tr("Train the final model on all training data"),
            tr(
                "Once the accuracy is measured, training goes on for the last third of its steps, with what was held "
                "out as well. Unchecked, it takes all steps before, and the validated model is kept. “As "
                "published” always keeps it; without validation all data are trained on at once."
            ),
        )

    def _offer_refit(self) -> None:
        """Tick what will be: other presets keep the validated model, without validation all is trained on."""
        described = self._options(self._refit_wanted)
        is_all = described.uses_all_polygons
        self.refit.blockSignals(True)  # it is no wish of the user
        self.refit.setEnabled(described.can_refit)
        self.refit.setChecked(is_all)
        self.refit.blockSignals(False)
        part = tr("The map will come from part of the training data: what is held out only measures how good it is.")
        self.part.say("" if is_all else part)


def _map_box(kind: MapKind, is_wanted: bool) -> QCheckBox:
    """The box that asks for a map that goes with the class map."""
    box = QCheckBox(kind.offer())
    box.setChecked(is_wanted)
    describe(box, kind.id, kind.offer(), kind.offer_help())
    return box
