# SPDX-License-Identifier: GPL-3.0-or-later
"""Train again and again in one QGIS, and measure what it does not give back.

    make soak            # 200 runs
    make soak RUNS=50

Each run is that of a user: the real panel, the real engine, map and confidence loaded, looked at and removed again.
Growth is measured over the second half, when all that is made only once has been made.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser
from processes import engines
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins
from scenes import write_scene

from freenet_qgis.gui.project.run_history import RunHistory

ROOT = Path(__file__).resolve().parents[2]
RUNS = int(os.environ.get("RUNS", "200"))
SHAPE = (32, 24, 6)
STEPS = "5"
TRAINING_SECONDS = 300
MOST_MEGABYTES = 0.25  # a run; QGIS's own caches and the allocator make some noise
MOST_OF_ANYTHING = 1.0  # a run: what leaks, leaks whole layers, widgets, sockets


def kinds() -> Counter[str]:
    """What is in the window of QGIS, but for the marks in its layer tree.

    QGIS 3.22 keeps some of these for ever when two layers are added and removed again, with FreeNet or without.
    """
    found = Counter(one.metaObject().className() for one in iface.mainWindow().findChildren(QObject))
    del found["QgsLayerTreeViewIndicator"]
    return found


@dataclass(frozen=True)
class Footprint:
    """What QGIS holds."""

    megabytes: float
    handles: int
    threads: int
    temporary_files: int
    widgets: int
    python_objects: int

    @staticmethod
    def now() -> Footprint:
        gc.collect()
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return Footprint(
            megabytes=int(status.split("VmRSS:")[1].split()[0]) / 1024,
            handles=len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - one that changes while it is read
            threads=len(list(Path("/proc/self/task").iterdir())),
            temporary_files=len(list(Path(tempfile.gettempdir()).rglob("*"))),
            widgets=sum(kinds().values()),
            python_objects=len(gc.get_objects()),
        )


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not where temporary files are, which are counted."""
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        yield Path(folder)


@pytest.fixture
def user(folder: Path) -> Iterator[DockUser]:
    """In front of a small scene with training polygons."""
    scene = write_scene(folder, "scene", shape=SHAPE)
    image, polygons = QgsRasterLayer(str(scene.raster), "scene"), QgsVectorLayer(str(scene.polygons), "training")
    QgsProject.instance().addMapLayers([polygons, image])
    iface.layerTreeView().setCurrentLayer(image)
    plugins["freenet_qgis"].action.trigger()
    user = DockUser(plugins["freenet_qgis"].dock)
    user.wait_for_device()
    user.find("advanced").setCollapsed(False)
    user.choose("preset", "Fast")
    user.type("steps", STEPS)
    yield user
    iface.newProject()


def forget_run(user: DockUser) -> None:
    """Take the run out of the project, which else remembers every one."""
    history = user.dock.findChild(RunHistory)
    for run in history.runs:
        history.remove(run)


def test_soak(user: DockUser, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    found, by_kind = np.zeros((RUNS, len(fields(Footprint)))), []  # which grows with no run
    for run in range(1, RUNS + 1):
        output = folder / f"map {run}.tif"
        user.type("output", str(output))
        user.click("train")
        user.wait_for_end(TRAINING_SECONDS)
        assert output.exists(), user.notice()
        QTest.qWait(300)  # it is drawn
        root = QgsProject.instance().layerTreeRoot()
        for group in root.findGroups():
            root.removeChildNode(group)
        made = [layer.id() for layer in QgsProject.instance().mapLayers().values() if "map" in layer.source()]
        QgsProject.instance().removeMapLayers(made)
        for path in folder.glob("map*"):
            path.unlink()
        forget_run(user)
        iface.messageBar().clearWidgets()
        QTest.qWait(100)
        assert not engines(os.getpid())
        footprint = Footprint.now()
        found[run - 1] = astuple(footprint)
        print(run, footprint, flush=True)
        if run in (RUNS // 2, RUNS):
            by_kind.append(kinds())
    half = found[RUNS // 2 :]
    growth = {
        field.name: np.polyfit(np.arange(len(half)), half[:, index], 1)[0]
        for index, field in enumerate(fields(Footprint))
    }
    print("more of these:", by_kind[-1] - by_kind[0])
    print("growth a run:", {name: round(float(value), 3) for name, value in growth.items()})
    assert growth["megabytes"] < MOST_MEGABYTES
    for name in ("handles", "threads", "temporary_files", "widgets", "python_objects"):
        assert growth[name] < MOST_OF_ANYTHING, name
