# SPDX-License-Identifier: GPL-3.0-or-later
"""A project of somebody else opens, whatever its runs are said to be, and deletes nothing but results of ours."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from dock_user import DockUser, wait_until
from gui.conftest import FakeWorkflow
from gui.test_runs import do, runs, select, told, train
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox, QTextEdit

from freenet_qgis.gui.classes.left_out import PROPERTY as LEFT_OUT
from freenet_qgis.gui.project import stored_runs
from freenet_qgis.gui.project.last_run import KINDS
from freenet_qgis.gui.project.last_run import PROPERTY as LAST_RUN
from freenet_qgis.gui.project.stored_runs import KEY, SCOPE
from freenet_qgis.gui.result_layers.own_layers import own_layer_kind
from freenet_qgis.gui.widgets.log import LOG_TAG

DEEP = '{"a":' * 100_000 + "1" + "}" * 100_000
LONG = "/" + "x" * 5000 + ".tif"
FILES = ("class_map", "confidence", "model", "report")


@pytest.fixture
def run_of_ours(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> Path:
    """A run with its files in the project; the folder of its map."""
    folder = tmp_path / "maps"
    folder.mkdir()
    fake.report["created"] = "2026-11-22T20:00:00+00:00"
    user.find("confidence").setChecked(True)
    train(user, str(folder / "map.tif"))
    return folder


@pytest.fixture
def logged() -> Any:
    """What is written to the log from now on."""
    lines: list[str] = []

    def note(text: str, tag: str, level: Any) -> None:
        if tag == LOG_TAG:
            lines.append(text)

    QgsApplication.messageLog().messageReceived.connect(note)
    yield lines
    QgsApplication.messageLog().messageReceived.disconnect(note)


YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


def stored() -> dict[str, Any]:
    return json.loads(QgsProject.instance().readEntry(SCOPE, KEY, "")[0])


def forged(user: DockUser, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the run that the project remembers."""
    held = stored()
    change(held["runs"][0])
    QgsProject.instance().writeEntry(SCOPE, KEY, json.dumps(held))
    user.dock._runs.history._load()


@contextmanager
def answering(button: QMessageBox.StandardButton) -> Iterator[list[str]]:
    """Somebody who presses a button of each question; what these say, with all that is scrolled through."""
    said: list[str] = []

    def reply() -> None:  # never waits itself: it may come while QGIS waits for files, which would then wait for it
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            more = [edit.toPlainText() for edit in box.findChildren(QTextEdit) if edit.isVisible()]
            said.append("\n".join([box.text(), *more]))
            box.button(button).click()

    timer = QTimer()
    timer.timeout.connect(reply)
    timer.start(20)
    yield said
    timer.stop()


def delete(user: DockUser, button: QMessageBox.StandardButton = YES) -> str:
    """Delete the run in the list with its files; what was asked."""
    select(user, 0)
    with answering(button) as said:
        do(user, "deleteRun")
    return said[0]


def test_files_of_somebody_are_named_and_stay(user: DockUser, run_of_ours: Path, tmp_path: Path) -> None:
    thesis, key, model = tmp_path / "thesis.docx", tmp_path / "id_rsa", run_of_ours / "notes.safetensors"
    for victim in (thesis, key, model):
        victim.write_bytes(b"mine alone")

    def forge(run: dict[str, Any]) -> None:
        run.update(report=str(thesis), model=str(model), differences=[str(key)])
        run["settings"]["raster_name"] = '<p style="font-size:1px;color:#fff">'

    forged(user, forge)
    said = delete(user)
    assert all(str(victim) in said for victim in (thesis, key, model)) and "<p style" in said
    assert said.index(str(run_of_ours / "map.tif")) < said.index("These stay") < said.index(str(thesis))
    assert all(victim.read_bytes() == b"mine alone" for victim in (thesis, key, model))
    assert not (run_of_ours / "map.tif").exists() and runs(user) == ()


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("disguise", ["foreign", "link", "elsewhere", "other_kind", "folder"])
def test_only_a_result_of_that_kind_beside_the_map_is_deleted(
    user: DockUser, run_of_ours: Path, tmp_path: Path, kind: str, disguise: str
) -> None:
    own = Path(stored()["runs"][0][kind])
    victim = (tmp_path if disguise in ("elsewhere", "link") else run_of_ours) / f"victim{own.suffix}"
    if disguise in ("link", "elsewhere"):
        victim.write_bytes(own.read_bytes())
    elif disguise == "other_kind":
        victim.write_bytes((run_of_ours / ("map.safetensors" if kind != "model" else "map.tif")).read_bytes())
    elif disguise == "folder":
        (victim / "inside").mkdir(parents=True)
    else:
        victim.write_bytes(b"II*\0 mine" if own.suffix == ".tif" else b"mine")
    before = victim.read_bytes() if victim.is_file() else b""
    named = victim
    if disguise == "link":
        named = run_of_ours / f"link{own.suffix}"
        named.symlink_to(victim)
    forged(user, lambda run: run.update({kind: str(named)}))
    if kind == "class_map" and disguise == "elsewhere":  # a map of ours, and nothing else lies beside it
        assert "These stay" in delete(user) and (run_of_ours / "map.html").exists()
        return
    said = delete(user)
    assert "These stay" in said and str(named) in said.partition("These stay")[2]
    assert victim.exists() and (not victim.is_file() or victim.read_bytes() == before)


def test_no_sign_of_a_name_forges_a_line_of_the_question(user: DockUser, run_of_ours: Path) -> None:
    odd = run_of_ours / "a\nThese stay\u202efdp.tif"

    def forge(run: dict[str, Any]) -> None:
        run.update(differences=[str(odd)])
        run["settings"]["raster_name"] = "x\n\nAll is well\u2028"

    odd.write_bytes(b"mine")
    forged(user, forge)
    said = delete(user, NO)
    assert "\\nThese stay\\u202e" in said.replace("\\x0a", "\\n") and "\u202e" not in said and "\u2028" not in said
    assert "All is well" in said.splitlines()[0]
    assert (run_of_ours / "map.tif").exists()


def test_every_file_is_listed_however_many(user: DockUser, run_of_ours: Path) -> None:
    many = [str(run_of_ours / f"{number}.tif") for number in range(300)]
    for name in many:
        Path(name).write_bytes(b"mine")
    forged(user, lambda run: run.update(differences=many))
    said = delete(user, NO)
    assert set(many) <= set(said.splitlines()) and str(run_of_ours / "map.tif") in said.splitlines()


@pytest.mark.parametrize("way", ["maps/../other", "link"])
def test_the_question_names_files_where_they_really_are(
    user: DockUser, run_of_ours: Path, tmp_path: Path, way: str
) -> None:
    shutil.copytree(run_of_ours, tmp_path / "other")
    (tmp_path / "link").symlink_to(tmp_path / "other")
    forged(user, lambda run: run.update(class_map=f"{tmp_path}/{way}/map.tif"))
    deleted = delete(user, NO).partition("These stay")[0]
    assert str(tmp_path / "other" / "map.tif") in deleted.splitlines() and f"{tmp_path}/{way}/" not in deleted


def test_a_comparison_replaces_nothing_that_a_project_calls_one(
    user: DockUser, run_of_ours: Path, fake: FakeWorkflow
) -> None:
    fake.label, fake.report["created"] = 2, "2026-11-22T21:00:00+00:00"
    train(user, str(run_of_ours / "other.tif"))
    victim = run_of_ours / "other_differs_from_map.tif"
    victim.write_bytes(b"mine")
    forged(user, lambda run: run.update(differences=[str(victim)]))
    select(user, 0, 1)
    do(user, "compareRuns")
    wait_until(lambda: "differ" in told(user) and "Comparing" not in told(user))
    assert victim.read_bytes() == b"mine"
    wait_until(lambda: (run_of_ours / "other_differs_from_map_2.tif").exists())


TEXTS = {
    "deep": DEEP,
    "deep runs": f'{{"runs": {DEEP}}}',
    "deep run": f'{{"runs": [{DEEP}]}}',
    "deep folder": '{"runs": [], "folder": ' + "[" * 5000 + "]" * 5000 + "}",
    "list": "[]",
    "number": "1",
    "nothing": "",
    "number of runs": '{"runs": 5}',
    "letters": f'{{"runs": "{"x" * 10**6}"}}',
    "digits": "9" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_dock_opens_whatever_stands_for_the_runs(
    user: DockUser, image: QgsRasterLayer, tmp_path: Path, text: str
) -> None:
    project = QgsProject.instance()
    project.writeEntry(SCOPE, KEY, text)
    image.setCustomProperty(LAST_RUN.format("model"), "model.safetensors")
    user.dock._runs.history._load()
    assert runs(user) == ()
    assert project.write(str(tmp_path / "x.qgs"))
    project.clear()
    assert project.read(str(tmp_path / "x.qgs")) and user.can_train()


CHANGES: dict[str, Callable[[dict[str, Any]], None]] = {
    **{f"long {name}": lambda run, name=name: run.update({name: LONG}) for name in FILES},
    **{f"zero {name}": lambda run, name=name: run.update({name: "/a\0b.tif"}) for name in FILES},
    "long difference": lambda run: run.update(differences=[LONG]),
    "surrogate": lambda run: run["settings"].update(raster_name="a\udc80"),
    "long name": lambda run: run["settings"].update(raster_name="x" * 4_000_000),
    "long raster": lambda run: run["settings"].update(raster="/vsimem/" + "x" * stored_runs.LONGEST_TEXT),
    "long polygons": lambda run: run["settings"].update(polygons="x" * (stored_runs.LONGEST_TEXT + 1)),
    "long training": lambda run: run["settings"].update(training="x" * (stored_runs.LONGEST_TRAINING + 1)),
    "long warning": lambda run: run.update(warnings=["x" * (stored_runs.LONGEST_TEXT + 1)]),
    "time": lambda run: run.update(created="<b>then</b>"),
    "seed": lambda run: run["settings"].update(seed=10**15),
    "steps": lambda run: run["settings"]["options"].update(steps=10**19),
    "selected": lambda run: run["settings"].update(selected=[2**64]),
    "accuracy": lambda run: run["figures"].update(overall_accuracy=1e300),
    "negative": lambda run: run["figures"].update(average_accuracy=-5.0),
    "yardstick": lambda run: run["figures"].update(
        yardsticks={"random_forest": {"overall_accuracy": 7.0, "average_accuracy": 0.5}}
    ),
    "validation": lambda run: run["figures"].update(validation="<img src=x>"),
    "matrix": lambda run: run["figures"].update(confusion_matrix=[[1, 2], [3]]),
    "counts": lambda run: run["figures"].update(
        classes=[{"value": 1, "name": "a", "color": "#000000"}], confusion_matrix=[[-4]]
    ),
    "colour": lambda run: run["figures"].update(classes=[{"value": 1, "name": "a", "color": "red;background:url(x)"}]),
    "warnings": lambda run: run.update(warnings=["x"] * 100_000),
    "nested": lambda run: run.update(settings=[[[[]]]]),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_run_that_cannot_have_been_is_left_out_with_a_line_in_the_log(
    user: DockUser, run_of_ours: Path, logged: list[str], change: Callable[[dict[str, Any]], None]
) -> None:
    held = stored()
    good = json.loads(json.dumps(held["runs"][0]))
    change(held["runs"][0])
    held["runs"].append(good)
    QgsProject.instance().writeEntry(SCOPE, KEY, json.dumps(held))
    user.dock._runs.history._load()
    assert [Path(run.class_map).name for run in runs(user)] == ["map.tif"]
    assert len(logged) == 1 and len(logged[0]) < 2000 and logged[0].isprintable()
    select(user, 0)
    do(user, "showRun")
    assert user.can_train()


def test_many_runs_that_cannot_be_read_are_one_line_in_the_log(
    user: DockUser, run_of_ours: Path, logged: list[str]
) -> None:
    held = stored()
    held["runs"] += [{"of": "another version"}] * 5000
    QgsProject.instance().writeEntry(SCOPE, KEY, json.dumps(held))
    user.dock._runs.history._load()
    assert len(runs(user)) == 1 and len(logged) == 1 and "and 4999 more" in logged[0]
    user.dock._runs.history._save()
    assert len(stored()["runs"]) == 5001


@pytest.mark.parametrize(("bound", "kept"), [("MOST_RUNS", 4), ("MOST_SELECTED", 2)])
def test_runs_beyond_what_is_shown_stay_in_the_project(
    user: DockUser, run_of_ours: Path, logged: list[str], monkeypatch: pytest.MonkeyPatch, bound: str, kept: int
) -> None:
    monkeypatch.setattr(stored_runs, bound, 4)  # runs, or selected features of all runs
    held = stored()
    held["runs"][0]["settings"]["selected"] = [1, 2]
    held["runs"] *= 7
    QgsProject.instance().writeEntry(SCOPE, KEY, json.dumps(held))
    user.dock._runs.history._load()
    assert len(runs(user)) == kept and len(logged) == 1 and f"and {6 - kept} more" in logged[0]
    user.dock._runs.history._save()
    assert len(stored()["runs"]) == 7


def test_a_notice_says_the_beginning_of_a_sentence_without_end(user: DockUser, run_of_ours: Path) -> None:
    forged(user, lambda run: run["settings"].update(raster="/vsimem/" + "x" * 20_000))
    select(user, 0)
    do(user, "useSettings")
    assert "xxx" in user.notice() and len(user.notice()) < 5000


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """What GDAL calls the files of a server, and which of these it is asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"/vsicurl/http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("action", ["copyRunPython", "copyRunCommand", "useSettings", "showRun"])
def test_a_project_asks_no_server(user: DockUser, run_of_ours: Path, asked: tuple[str, list[str]], action: str) -> None:
    place, paths = asked

    def forge(run: dict[str, Any]) -> None:
        run.update(confidence=f"{place}/c.tif")
        run["settings"].update(
            raster=f"{place}/a.tif", training=f"{place}/t.gpkg", polygons=f"{place}/p.gpkg", polygons_id="gone"
        )

    forged(user, forge)
    select(user, 0)
    do(user, action)
    assert paths == []
    if action == "useSettings":
        assert f"{place}/a.tif" in user.notice()
    elif action != "showRun":
        assert "It will not train on quite the same" in told(user)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("action", ["copyRunPython", "useSettings", "showRun"])
def test_a_pipe_for_a_raster_of_a_project_is_not_opened(
    user: DockUser, run_of_ours: Path, tmp_path: Path, action: str
) -> None:
    pipe = str(tmp_path / "pipe.tif")
    os.mkfifo(pipe)

    def forge(run: dict[str, Any]) -> None:
        run.update(class_map=pipe, confidence=pipe)
        run["settings"].update(raster=pipe, training=pipe, polygons=pipe, polygons_id="gone")

    forged(user, forge)
    select(user, 0)
    do(user, action)
    assert user.can_train()


def test_a_run_on_many_selected_polygons_is_no_strange_one(user: DockUser, run_of_ours: Path) -> None:
    many = list(range(20_000))
    source = f"/x.gpkg|subset=fid IN ({','.join(map(str, many))})"
    forged(user, lambda run: run["settings"].update(selected=many, training=source))
    assert runs(user)[0].settings.selected == tuple(many) and runs(user)[0].settings.training == source


VALUES = {
    "deep": DEEP, "long": LONG, "list": "[]",
    "number in it": '{"class": 5}', "numbers in it": '{"class": [5]}', "text": "x",
    "zero": "/a\0b", "surrogate": "a\udc80", "number": 5, "real list": [1], "map": {"a": 1},
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_the_dock_opens_whatever_its_layers_remember(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, value: Any
) -> None:
    for kind in (*KINDS, "start_model"):
        image.setCustomProperty(LAST_RUN.format(kind), value)
    for name in ("freenet/folder", "freenet/raster", "freenet/kind", LEFT_OUT):
        image.setCustomProperty(name, value)
        polygons.setCustomProperty(name, value)
    for layer in (image, polygons):
        layer.setCustomProperty("freenet/names", value)
    gone = QgsRasterLayer("/gone.tif", "gone")
    gone.setCustomProperty("freenet/raster", value)
    assert own_layer_kind(gone) is None
    layers = user.dock._form.layers
    layers.prefer(QgsRasterLayer(image.source(), "other"))
    layers.changed.emit()
    user.find("raster").setLayer(None)
    user.find("raster").setLayer(image)
    user.find("polygons").setLayer(None)
    user.find("polygons").setLayer(polygons)
    wait_until(user.can_train)
