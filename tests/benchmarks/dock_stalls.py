# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window of QGIS stands still during a run, and how soon the dock is usable again after Cancel.

    make package
    .venv/bin/python tests/run_in_qgis.py -s tests/benchmarks/dock_stalls.py

A real run on a synthetic scene with 10,000 training polygons, while somebody pans the map and draws: a timer of 10 ms
in the main thread notes how late it comes. What is printed is the time between two beats, by what the dock was doing:
by the clock; by the clock without the time in which the main thread was ready to go on but other programs had the
processors, as Linux counts it; and what it computed itself. On a machine that does nothing else the first two are one.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, thread_time

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

import scenes  # noqa: E402
from dock_user import DockUser, wait_until  # noqa: E402

SIDE_PX, BANDS, POLYGONS = 300, 20, 10_000
BEAT_MS = 10
PAN_MS, DRAW_MS = 300, 900
LONGEST_MS, USABLE_S = 100, 1.0
STEPS = "20"
# Read without letting go of Python, for which the beat would then have to wait once more.
LIBC, TEXT = ctypes.PyDLL(None), ctypes.create_string_buffer(100)
STATISTICS = os.open("/proc/thread-self/schedstat", os.O_RDONLY)  # of the main thread


def now() -> tuple[float, float, float]:
    """Of this thread, in seconds: the clock, how long it has waited for a processor, how long it has had one."""
    LIBC.pread(STATISTICS, TEXT, len(TEXT), 0)
    return monotonic(), int(TEXT.value.split()[1]) / 1e9, thread_time()


class Heart:
    """Beats in the main thread and notes how long each beat took, by what is going on."""

    def __init__(self, what: Callable[[], str]) -> None:
        self.beats: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
        self._what, self._last = what, now()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """Beat no longer."""
        self._timer.stop()

    def _beat(self) -> None:
        last, self._last = self._last, now()
        clock, waited, computed = (after - before for before, after in zip(last, self._last))
        self.beats[self._what()].append((clock, clock - waited, computed))

    def tell(self, title: str) -> None:
        """Print the beats."""
        print(f"\n{title}: ms between beats of {BEAT_MS} ms")
        print(f"{'':42}{'clock':27}{'without waiting':27}computed")
        print(f"{'':28}{'beats':>7}" + f"{'99 %':>10}{'longest':>8}{'> 100':>6}   " * 3)
        for what, beats in self.beats.items():
            shown = "".join(
                f"{np.percentile(ms, 99):10.0f}{ms.max():8.0f}{np.count_nonzero(ms > LONGEST_MS):6}   "
                for ms in 1000 * np.array(beats).T
            )
            print(f"{what:28}{len(beats):7}{shown}", flush=True)


@contextmanager
def every(milliseconds: int, act: Callable[[], None]) -> Iterator[None]:
    """Do something again and again."""
    timer = QTimer()
    timer.timeout.connect(act)
    timer.start(milliseconds)
    yield
    timer.stop()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> scenes.SyntheticScene:
    """A scene, and 10,000 polygons of one to four pixels in place of its own."""
    made = scenes.write_scene(tmp_path_factory.mktemp("stalls"), "scene", shape=(SIDE_PX, SIDE_PX, BANDS))
    rng = np.random.default_rng(0)
    source = ogr.Open(str(made.polygons), update=1)
    layer = source.GetLayer()
    layer.StartTransaction()
    for row, col in rng.integers(0, SIDE_PX - 2, (POLYGONS, 2)):
        feature = ogr.Feature(layer.GetLayerDefn())
        label = int(made.truth[row, col])
        feature.SetField("class_id", label)
        feature.SetField("class_name", scenes.CLASSES[label])
        height, width = rng.integers(1, 3, 2)
        feature.SetGeometry(scenes.rectangle(row, row + height, col, col + width))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return made


@pytest.fixture
def user(scene: scenes.SyntheticScene) -> Iterator[DockUser]:
    """In front of the panel, with the scene open."""
    gdal.UseExceptions()
    iface.newProject()
    iface.mainWindow().resize(1366, 768)
    image = QgsRasterLayer(str(scene.raster), "image")
    polygons = QgsVectorLayer(str(scene.polygons), "training")
    QgsProject.instance().addMapLayers([polygons, image])
    iface.layerTreeView().setCurrentLayer(image)
    iface.zoomFull()
    plugin = plugins["freenet_qgis"]
    if plugin.dock is None or not plugin.dock.isVisible():
        plugin.action.trigger()
    user = DockUser(plugin.dock)
    user.wait_for_device()
    user.choose("raster", "image")
    user.choose("polygons", "training")
    user.find("advanced").setCollapsed(False)
    user.type("steps", STEPS)
    wait_until(lambda: not plugin.dock._form.classes.is_counting(), 60)
    QTest.qWait(1000)
    yield user
    if user.find("cancel").isEnabled():
        user.click("cancel")
    user.wait_for_end()
    polygons.rollBack()
    iface.newProject()


def pan() -> None:
    """Move the map a little, as with the arrow keys."""
    canvas = iface.mapCanvas()
    extent: QgsRectangle = canvas.extent()
    share = 0.1 if int(monotonic() * 1000 / PAN_MS) % 2 else -0.1
    canvas.setCenter(QgsPointXY(extent.center().x() + share * extent.width(), extent.center().y()))
    canvas.refresh()


def draw() -> None:
    """Add a polygon, as with the digitising tool, which has the classes counted again."""
    (layer,) = QgsProject.instance().mapLayersByName("training")
    if not layer.isEditable():
        layer.startEditing()
    feature = QgsFeature(layer.fields())
    feature["class_id"] = 1
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(400_100, 5_799_900, 400_120, 5_799_920)))
    layer.addFeature(feature)


def test_idle(user: DockUser) -> None:
    """What QGIS needs by itself, to tell from what a run adds."""
    heart = Heart(lambda: "panning")
    with every(PAN_MS, pan):
        QTest.qWait(8000)
    heart.stop()
    heart.tell("Nothing is trained")
    heart = Heart(lambda: "panning and drawing")
    with every(PAN_MS, pan), every(DRAW_MS, draw):
        QTest.qWait(8000)
    heart.stop()
    heart.tell("Nothing is trained, polygons are counted while drawn")


@pytest.mark.parametrize("draws", [False, True])
def test_a_run(user: DockUser, draws: bool) -> None:
    """From the click on Train to the map."""
    user.choose("preset", "Fast")
    heart = Heart(lambda: user.find("stage").text().split(",")[0])
    begun = monotonic()
    user.click("train")
    print(f"\nThe click on Train took {1000 * (monotonic() - begun):.0f} ms")
    with every(PAN_MS, pan), every(DRAW_MS, draw if draws else lambda: None):
        user.wait_for_end(600)
        QTest.qWait(1000)
    heart.stop()
    heart.tell("A run, polygons are drawn meanwhile" if draws else "A run")


@pytest.mark.parametrize(
    "stage",
    ["Reading the raster", "Starting PyTorch", "Preparing the image", "Training", "Measuring accuracy", "Classifying",
     "Writing the results"],
)  # fmt: skip
def test_cancel(user: DockUser, stage: str) -> None:
    """From the click on Cancel to a button Train that can be pressed."""
    user.choose("preset", "Fast")
    user.type("steps", "4")
    user.click("train")
    try:
        wait_until(lambda: user.find("stage").text().startswith(stage), 120)
    except TimeoutError:
        print(f"{stage}: too short to be met")
        return
    QTest.qWait(50)
    if not user.find("cancel").isEnabled():
        print(f"{stage}: too short to be met")
        return
    begun = monotonic()
    user.click("cancel")
    wait_until(user.can_train)
    took = monotonic() - begun
    print(f"Cancelled while '{stage}': usable again after {1000 * took:.0f} ms")
    assert took < USABLE_S
