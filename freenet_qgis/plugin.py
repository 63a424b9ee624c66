# SPDX-License-Identifier: GPL-3.0-or-later
"""The plugin object: puts the provider, the action and the dock into QGIS and takes them out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from . import paths
from .processing.provider import FreeNetProvider
from .text.i18n import tr

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .gui.dock import FreeNetDock
    from .gui.manual.opening import ManualAddresses
    from .gui.pytorch.options import PythonOptions


class FreeNetPlugin:
    """Loaded by QGIS with an interface to its windows, by ``qgis_process`` without one."""

    def __init__(self, iface: Optional[QgisInterface]) -> None:
        self.iface = iface
        self.provider: Optional[FreeNetProvider] = None
        self.translator: Optional[QTranslator] = None
        self.action: Optional[QAction] = None
        self.spectra_action: Optional[QAction] = None
        self.dock: Optional[FreeNetDock] = None
        self.options: Optional[PythonOptions] = None
        self.manual: Optional[ManualAddresses] = None

    def initProcessing(self) -> None:
        """All that ``qgis_process`` calls: no windows here."""
        self._install_translator()
        self.provider = FreeNetProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        self.initProcessing()
        self._add_manual()
        self._add_options()
        self._add_actions()

    def unload(self) -> None:
        if self.dock is not None:
            self._remove_dock()
        if self.options is not None:
            self._remove_options()
        if self.action is not None:
            self._remove_actions()
        if self.manual is not None:
            self.manual.unload()
            self.manual = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None

    def _windows(self) -> QgisInterface:
        """The interface to QGIS's windows, which all has that `initGui` begins."""
        if self.iface is None:
            raise RuntimeError("QGIS has no windows here")
        return self.iface

    def _install_translator(self) -> None:
        translator, folder = QTranslator(), str(paths.resource("i18n"))
        locale = QLocale(QgsApplication.instance().locale())
        # English for all others: its texts are those of the code, its file has their forms for one thing and for many
        if translator.load(locale, "freenet", "_", folder) or translator.load("freenet_en", folder):
            QCoreApplication.installTranslator(translator)
            self.translator = translator

    def _add_manual(self) -> None:
        from .gui.manual.opening import ManualAddresses
        from .gui.widgets.qgis_window import window_of

        self.manual = ManualAddresses(window_of(self._windows()))

    def _add_options(self) -> None:
        from .gui.pytorch.options import PythonOptions

        self.options = PythonOptions()
        self.options.set_up.ended.connect(self._tell_set_up)
        self.iface.registerOptionsWidgetFactory(self.options)

    def _tell_set_up(self) -> None:
        """Say how the set-up of PyTorch ended, for its page may be closed by now; nothing where the user stopped it."""
        from .gui.widgets.message_bar import tell

        task = self.options.set_up.last
        if task.result is not None:
            tell(self._windows(), tr("PyTorch is set up."), Qgis.MessageLevel.Success)
        elif task.failure is not None:
            tell(self._windows(), task.failure.sentence, Qgis.MessageLevel.Warning)

    def _remove_options(self) -> None:
        self.iface.unregisterOptionsWidgetFactory(self.options)
        self.options.set_up.unload()
        self.options.deleteLater()
        self.options = None

    def _add_actions(self) -> None:
        icon = QIcon(str(paths.resource("icons", "freenet.svg")))
        self.action = QAction(icon, tr("FreeNet"), self.iface.mainWindow())
        self.action.setObjectName("freenet_toggle_panel")
        self.action.setToolTip(tr("Train on polygons or points and map the land cover"))
        self.action.setCheckable(True)
        self.action.toggled.connect(self._show_first)
        self.action.triggered.connect(self._give_keyboard)
        # Not addPluginToRasterMenu: QGIS never deletes the submenu it makes, so every reload would leave one.
        self.iface.rasterMenu().addAction(self.action)
        self.iface.addRasterToolBarIcon(self.action)
        self.spectra_action = QAction(QgsApplication.getThemeIcon("/histogram.svg"), tr("FreeNet spectra"))
        self.spectra_action.setObjectName("freenet_spectra")
        self.spectra_action.setToolTip(tr("Show the spectra of the classes, and of the pixel under the cursor"))
        self.spectra_action.triggered.connect(self._show_spectra)
        self.iface.rasterMenu().addAction(self.spectra_action)

    def _remove_actions(self) -> None:
        self.iface.removeRasterToolBarIcon(self.action)
        for action in (self.action, self.spectra_action):
            if action is not None:
                self.iface.rasterMenu().removeAction(action)
                action.deleteLater()
        self.action = self.spectra_action = None

    def _show_first(self) -> None:
        """Make the dock when it is asked for; from then on it and the action follow each other."""
        from .gui.dock import FreeNetDock
        from .gui.widgets.qgis_window import add_at_right

        self.action.toggled.disconnect(self._show_first)
        self.dock = FreeNetDock(self._windows(), self.iface.mainWindow())
        self.options.set_up.python_changed.connect(self.dock.look_for_pytorch)
        add_at_right(self._windows(), self.dock)
        self.dock.setToggleVisibilityAction(self.action)

    def _give_keyboard(self, is_shown: bool) -> None:
        """Let who opens the dock by keys go on in it."""
        if is_shown and self.dock is not None:
            self.dock.take_keyboard()

    def _show_spectra(self) -> None:
        """The panel of spectra follows the main one, which is opened where it never was."""
        if self.dock is None:
            self.action.trigger()
        self.dock.show_spectra()

    def _remove_dock(self) -> None:
        self.dock.unload()
        self.iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self.dock = None
