# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers of the project that show files which a run replaces: they are closed meanwhile.

A raster that QGIS has open can be replaced on no Windows, and elsewhere GDAL would write the old map's statistics over
the new one's names when it closes the old file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from qgis import utils
from qgis.core import QgsDataProvider, QgsMapLayer, QgsMapLayerStyle, QgsProject, QgsProviderRegistry
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal

from ..errors import FreeNetError
from ..files.companions import is_there
from ..files.new_files import NewFiles
from ..files.regular_files import identity
from ..geodata.results.result_files import check_writable

PATIENCE_S = 30  # for the main thread to answer
TRIALS, PAUSE_S = 10, 0.1  # until another program is taken to have a file open
_FUTURE_CALL_OUT = 180  # an event of Qt, which PyQt has no name for: what ran in a thread, such as a drawing, has ended


@contextmanager
def _closed(files: Iterable[Path]) -> Iterator[None]:
    """Close layers while files that they show are replaced, and open the new ones with the style beside them.

    A layer whose file goes leaves the project. Where what is done inside fails, the old ones look as they did. Main
    thread only.
    """
    before, is_replaced = _close(_showing(files)), False
    try:
        yield
        is_replaced = True
    finally:
        for each in before:
            if is_replaced and each.is_gone():
                each.remove()
            else:
                each.open(is_replaced)


def check_replaceable(files: Sequence[Path]) -> None:
    """Find out before any work whether results can be written, also where layers show old ones; main thread only.

    Raises:
        FreeNetError: As of `result_files.check_writable`.
    """
    check_writable(files, [file for file in files if _showing([file])])


def put_in_place(files: NewFiles, patience_s: float = PATIENCE_S) -> None:
    """Let files take their places, with the layers closed that show the old ones; any thread.

    A script may start a run in a thread and have its main thread wait for that: then nothing is closed.

    Args:
        files: The files.
        patience_s: Until a main thread that does not answer is taken to wait for this one.

    Raises:
        FreeNetError: If they cannot; see `NewFiles.put_in_place`.
    """
    places = files.places()
    _put_in_place(files, patience_s)
    _MAIN_THREAD.placed.emit(places)


def when_placed(hear: Callable[[Collection[Path]], None]) -> None:
    """Have a method of a QObject hear, a moment later, of all files that `put_in_place` puts in place from now on."""
    _MAIN_THREAD.placed.connect(hear, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]  # stubs know no type


def _put_in_place(files: NewFiles, patience_s: float) -> None:
    if not any(map(is_there, files.places())):
        files.put_in_place()
        return
    placed: Future[None] = Future()
    _MAIN_THREAD.asked.emit(placed, files)  # at once where this is the main thread
    wait([placed], patience_s)
    if placed.cancel():
        files.put_in_place()
    else:
        placed.result()


def reopen(file: Path, names: Collection[str]) -> None:
    """Let a layer be read anew that was changed within its file, with the style it has there; any thread.

    Args:
        file: A GeoPackage.
        names: What sources call the layer; empty where they may do without a name.
    """
    _MAIN_THREAD.changed.emit(file, names)


class _ClosedLayer:
    """A layer that shows nothing until it is opened again."""

    def __init__(self, layer: QgsMapLayer) -> None:
        self._layer, self._source, self._look = layer, layer.source(), QgsMapLayerStyle()
        self._file = _file_of(layer)
        self._look.readFromLayer(layer)
        self._set_source("", False)

    def is_gone(self) -> bool:
        """Whether the file has gone and nothing has taken its place."""
        return not is_there(self._file)

    def remove(self) -> None:
        """Take the layer out of the project."""
        QgsProject.instance().removeMapLayer(self._layer.id())

    def open(self, is_styled_anew: bool) -> None:
        """Open the layer, with the style beside or in its file, or as it looked."""
        self._set_source(self._source, is_styled_anew)
        if not is_styled_anew:
            self._look.writeToLayer(self._layer)
        self._layer.triggerRepaint()

    def _set_source(self, source: str, is_styled_anew: bool) -> None:
        name, provider = self._layer.name(), self._layer.providerType()
        self._layer.setDataSource(source, name, provider, QgsDataProvider.ProviderOptions(), is_styled_anew)


class _MainThread(QObject):
    """An object of the main thread, as the layers are; from another one its signals wait until that has time.

    Signals:
        asked: New files are to take their places, and a future to be told how that ended.
        changed: A layer was changed within a file; with its names.
        placed: New files are in these places.
    """

    asked = pyqtSignal(object, object)
    placed = pyqtSignal(object)
    changed = pyqtSignal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._place)
        self.changed.connect(self._reopen)

    def _place(self, placed: Future[None], files: NewFiles) -> None:
        if not placed.set_running_or_notify_cancel():
            return
        try:
            with _closed(files.places()):
                _place_when_free(files)
        except BaseException as error:
            placed.set_exception(error)  # raised in the thread of the run
        else:
            placed.set_result(None)

    def _reopen(self, file: Path, names: Collection[str]) -> None:
        known = {name.lower() for name in names}
        named = {layer: _parts(layer).get("layerName", "").lower() for layer in _showing([file])}
        layers = [layer for layer, name in named.items() if not name or name in known]  # without a name: the first one
        for layer, before in zip(layers, _close(layers)):
            before.open(named[layer] in known)


_MAIN_THREAD = _MainThread()


def _close(layers: Sequence[QgsMapLayer]) -> list[_ClosedLayer]:
    if layers:
        _stop_drawing()
    return list(map(_ClosedLayer, layers))


def _stop_drawing() -> None:
    """Stop what is being drawn, which has files open by itself; it is drawn again when its layers change."""
    if utils.iface is not None:
        for canvas in utils.iface.mapCanvases():
            canvas.stopRendering()


def _place_when_free(files: NewFiles) -> None:
    """Let files take their places; a drawing that was stopped has old ones open until this thread hears of its end."""
    for trials_left in reversed(range(TRIALS)):
        QCoreApplication.sendPostedEvents(None, _FUTURE_CALL_OUT)
        try:
            files.put_in_place()
        except FreeNetError:
            if not trials_left or not files.are_waiting():
                raise
            sleep(PAUSE_S)
        else:
            return


def _showing(files: Iterable[Path]) -> list[QgsMapLayer]:
    """The layers of the project that show one of some files; those that are edited keep their edits."""
    wanted = {identity(file) for file in files} - {None}
    layers = QgsProject.instance().mapLayers().values()
    return [layer for layer in layers if not layer.isEditable() and identity(_file_of(layer)) in wanted]


def _file_of(layer: QgsMapLayer) -> Path:
    return Path(_parts(layer).get("path", ""))


def _parts(layer: QgsMapLayer) -> dict[str, str]:
    """The parts of a layer's source that name something."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return {name: str(part) for name, part in parts.items() if part}
