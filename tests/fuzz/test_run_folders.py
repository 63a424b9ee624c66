# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged and hostile run folders: the engine refuses them in a sentence, or leaves whole maps inside them."""

from __future__ import annotations

import io
import json
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import planted
import pytest
import run_folders
from fuzzing import Damage, as_text, damages, edits, everything, fuzz
from hypothesis import given
from hypothesis import strategies as st

from freenet_qgis.contract import cube_layout
from freenet_qgis.contract.job import Job
from freenet_qgis.engine import run
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.limits import USUAL, Limits
from freenet_qgis.engine.mapping import map_files
from freenet_qgis.errors import FreeNetError
from freenet_qgis.paths import PACKAGE
from freenet_qgis.workers.process import EngineProcess

pytestmark = pytest.mark.slow
VERBS = ["classify", "assess", "train", "train_and_classify", "check_training"]
LONGEST_SENTENCE = 1000
MOST_STEPS = 20  # of a training that is let go on: hours of it are no fault, but these tests should end


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run folder for each verb, and one whose image is read in place."""
    folder = tmp_path_factory.mktemp("originals")
    for verb in VERBS:
        (folder / verb).mkdir()
        run_folders.write(folder / verb / "run", verb)
    (folder / "in_place").mkdir()
    run_folders.write(folder / "in_place" / "run", in_place=True)
    return folder


@contextmanager
def copied(original: Path) -> Iterator[Path]:
    """A run folder to damage, and what is around it, which nothing may change."""
    with tempfile.TemporaryDirectory() as around:
        shutil.copytree(original, around, dirs_exist_ok=True)
        (Path(around) / "outside").write_text("untouched")
        folder = Path(around) / "run"
        if (folder / cube_layout.NAME).exists():
            run_folders.describe(folder.with_name("scene.raw")).save(folder)
        yield folder


def look(folder: Path, limits: Limits = USUAL) -> None:
    """Let the engine work on a damaged folder, if that does not take hours."""
    try:
        job = Job.load(folder)
        if job.options.steps > MOST_STEPS or (job.options.steps == 0 and job.verb.startswith("train")):
            return
    except FreeNetError:
        job = None
    before = everything(folder.parent)
    around = {name: content for name, content in before.items() if not name.startswith("run/")}
    told = io.StringIO()
    try:
        run.run(folder, Events(told), limits)
    except FreeNetError as error:
        assert len(str(error)) < LONGEST_SENTENCE and "\n" not in str(error)
        if job is not None and job.verb != "assess" and "run/class_map.npy" not in before:
            assert not (folder / "class_map.npy").exists() or run_folders.is_complete(folder, job)
    else:
        assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["verb"] == job.verb
        if job.verb in ("classify", "train_and_classify"):
            assert run_folders.is_complete(folder, job)
    for line in told.getvalue().splitlines():
        json.loads(line)
    now = everything(folder.parent)
    assert {name: content for name, content in now.items() if not name.startswith("run/")} == around


FILES = {
    "classify": ["job.json", "cube.npy", "valid.npy", "model.safetensors"],
    "assess": ["job.json", "class_map.npy", "labels.npy", "polygons.npy"],
    "train": ["job.json", "cube.npy", "valid.npy", "labels.npy", "polygons.npy"],
    "check_training": ["job.json", "cube.npy", "valid.npy", "labels.npy", "polygons.npy"],
    "train_and_classify": ["cube.npy", "valid.npy", "labels.npy", "polygons.npy"],
    "in_place": ["cube.json", "valid.npy"],
}
PLACES = [(verb, name) for verb, names in FILES.items() for name in names]


@given(place=st.sampled_from(PLACES), damage=damages())
@fuzz(few=40, full=600)
def test_a_folder_with_a_damaged_file_is_refused_or_done(
    originals: Path, place: tuple[str, str], damage: Damage
) -> None:
    verb, name = place
    with copied(originals / verb) as folder:
        path = folder / name
        path.write_bytes(damage(path.read_bytes()))
        look(folder)


@given(verb=st.sampled_from([*VERBS, "in_place"]), edit=edits())
@fuzz(few=40, full=600)
def test_a_folder_with_a_hostile_job_is_refused_or_done(originals: Path, verb: str, edit: Callable[[Any], Any]) -> None:
    with copied(originals / verb) as folder:
        path = folder / "job.json"
        path.write_text(as_text(edit(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
        look(folder)


@given(edit=edits())
@fuzz(few=30, full=300)
def test_a_hostile_description_of_a_file_read_in_place_is_refused_or_read(
    originals: Path, edit: Callable[[Any], Any]
) -> None:
    with copied(originals / "in_place") as folder:
        path = folder / cube_layout.NAME
        path.write_text(as_text(edit(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
        look(folder)


@pytest.mark.parametrize("dtype", ["O", "|O", "V2", "<U1", "i4,f8", "(2,2)i2", "M8[ns]", ">f2,O", "S2"])
def test_bytes_of_a_file_are_never_taken_for_objects(originals: Path, dtype: str) -> None:
    with copied(originals / "in_place") as folder:
        path = folder / cube_layout.NAME
        told = {**json.loads(path.read_text(encoding="utf-8")), "dtype": dtype}
        path.write_text(json.dumps(told), encoding="utf-8")
        with pytest.raises(FreeNetError, match=r"cube\.json' is damaged .*: its values are said to be of type"):
            run_folders.do(folder)


class Trap:
    """Springs where it is unpickled."""

    sprung = False

    def __reduce__(self) -> tuple:
        return setattr, (Trap, "sprung", True)


def hostile_arrays() -> dict[str, bytes]:
    def of(header: str, content: bytes = b"") -> bytes:
        text = header.encode().ljust(118) + b"\n"
        return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + content

    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("cube.npy", b"")
    pickled = io.BytesIO()
    np.save(pickled, np.array([Trap()], dtype=object), allow_pickle=True)
    form = "{{'descr': '{}', 'fortran_order': {}, 'shape': {}}}"
    return {
        "pickle": pickle.dumps(Trap()),
        "pickled objects": pickled.getvalue(),
        "archive": archive.getvalue(),
        "empty": b"",
        "objects": of(form.format("|O", False, (24, 20, 3)), b"\0" * 11520),
        "exabytes": of(form.format("<f8", False, (2**31, 2**31, 3))),
        "too many dimensions": of(form.format("<f8", False, (1,) * 40)),
        "negative": of(form.format("<f8", False, (-1, 20, 3))),
        "call": of("__import__('os').system('touch outside2')"),
        "nested": of("(" * 90),
        "endless": b"\x93NUMPY\x02\x00" + (2**32 - 1).to_bytes(4, "little"),
        "other version": b"\x93NUMPY\xff\x00" + b"\0" * 100,
        "turned": of(form.format("<i2", True, (24, 20, 3)), b"\0" * 2880),
    }


@pytest.mark.parametrize("content", hostile_arrays().values(), ids=hostile_arrays())
def test_a_hostile_array_is_refused_and_nothing_in_it_runs(originals: Path, content: bytes) -> None:
    for verb, name in (("classify", "cube.npy"), ("classify", "valid.npy"), ("train", "labels.npy")):
        with copied(originals / verb) as folder:
            (folder / name).write_bytes(content)
            look(folder)
    assert not Trap.sprung


@pytest.mark.parametrize("name", ["cube.npy", "valid.npy", "labels.npy", "polygons.npy"])
def test_a_damaged_further_scene_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    path = run_folders.write_several(tmp_path / "run") / "scene_2" / name
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(FreeNetError, match=rf"scene_2/{name}' (is damaged|ends before)"):
        run_folders.do(tmp_path / "run")


@pytest.mark.parametrize(
    "edit", [{"folder": "../outside"}, {"folder": "/outside"}, {"folder": "."}, {"bands": []}], ids=str
)
def test_a_further_scene_is_never_read_from_somewhere_else(tmp_path: Path, edit: dict[str, Any]) -> None:
    path = run_folders.write_several(tmp_path / "run") / "job.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["further"][0].update(edit)
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(FreeNetError, match="is not a readable job"):
        run_folders.do(tmp_path / "run")


OUTPUTS = ["class_map.npy", "class_map.npy.partial", "report.json.partial", "confidence.npy.partial", "parts.json"]
PLANTED = [
    *((*place, kind) for place in PLACES for kind in (*planted.NO_FILES, *planted.LINKS)),
    *(("classify", name, kind) for name in OUTPUTS for kind in ("pipe", "socket", "hard link")),
]


@given(place=st.sampled_from(PLANTED))
@fuzz(few=20, full=200)
def test_a_folder_with_a_planted_name_is_refused_or_done(originals: Path, place: tuple[str, str, str]) -> None:
    verb, name, kind = place
    with copied(originals / verb) as folder:
        planted.plant(kind, folder / name, folder.parent / "outside2")
        planted.in_time(lambda: look(folder), folder / name)
        assert planted.is_untouched(kind, folder.parent / "outside2")


@pytest.mark.parametrize("name", OUTPUTS)
def test_nothing_is_written_through_a_link(originals: Path, name: str) -> None:
    with copied(originals / "classify") as folder:
        (folder / name).symlink_to(folder.parent / "outside")
        with pytest.raises(FreeNetError, match="a link stands where the engine writes"):
            run_folders.do(folder)
        assert (folder.parent / "outside").read_text() == "untouched"


IN_TILES = Limits(largest_whole=0, tile_sides=(8,), noted_every_s=-1.0)
LEFT = ["tiles.json", "parts.json", "statistics.npz", "class_map.npy.partial"]


@pytest.fixture(scope="module")
def interrupted(originals: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a classification in tiles leaves when it stops after three of them."""
    around = tmp_path_factory.mktemp("interrupted")
    shutil.copytree(originals / "classify", around, dirs_exist_ok=True)
    put, left = map_files.MapFiles.put, [3]

    def stopping(*arguments: Any) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        put(*arguments)
        left[0] -= 1

    with pytest.MonkeyPatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(map_files.MapFiles, "put", stopping)
        run_folders.do(around / "run", IN_TILES)
    assert {*LEFT} <= {path.name for path in (around / "run").iterdir()}
    return around


@given(name=st.sampled_from(LEFT), damage=damages())
@fuzz(few=20, full=200)
def test_an_interrupted_folder_that_was_damaged_is_gone_on_with_as_a_whole(
    interrupted: Path, name: str, damage: Damage
) -> None:
    with copied(interrupted) as folder:
        path = folder / name
        path.write_bytes(damage(path.read_bytes()))
        look(folder, IN_TILES)
        if not (folder / "class_map.npy").exists():  # it was refused: then the next run begins anew
            look(folder, IN_TILES)
        assert run_folders.is_complete(folder)


@given(name=st.sampled_from(LEFT[:2]), edit=edits())
@fuzz(few=10, full=100)
def test_an_interrupted_folder_with_hostile_notes_is_gone_on_with_as_a_whole(
    interrupted: Path, name: str, edit: Callable[[Any], Any]
) -> None:
    with copied(interrupted) as folder:
        path = folder / name
        found = json.loads(path.read_text())
        path.write_text(as_text(edit(found if isinstance(found, list) else [found])))
        look(folder, IN_TILES)
        if not (folder / "class_map.npy").exists():
            look(folder, IN_TILES)
        assert run_folders.is_complete(folder)


def test_a_class_that_the_model_does_not_have_is_no_map(interrupted: Path) -> None:
    with copied(interrupted) as folder:
        half = np.load(folder / "class_map.npy.partial", mmap_mode="r+")
        half[np.nonzero(half)] = 66
        half.flush()
        with pytest.raises(FreeNetError, match="of 460 pixels with data have a class"):
            run_folders.do(folder, IN_TILES)
        run_folders.do(folder, IN_TILES)
        assert run_folders.is_complete(folder)


def test_notes_of_tiles_that_were_never_mapped_are_no_map(interrupted: Path) -> None:
    with copied(interrupted) as folder:
        parts = [[top, top + 8, left, min(left + 8, 20)] for top in range(0, 24, 8) for left in range(0, 24, 8)]
        (folder / "parts.json").write_text(json.dumps(parts))
        with pytest.raises(FreeNetError, match="of 460 pixels with data have a class"):
            run_folders.do(folder, IN_TILES)
        assert not (folder / "class_map.npy").exists()
        run_folders.do(folder, IN_TILES)
        assert run_folders.is_complete(folder)


DAMAGED = {
    "job.json": b"[" * 10**6,
    "cube.npy": b"\x93NUMPY\x01\x00",
    "valid.npy": b"",
    "model.safetensors": b"\x80\x04\x95",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_the_real_engine_tells_a_damaged_folder_from_a_bug(originals: Path, name: str) -> None:
    with copied(originals / "classify") as folder:
        (folder / name).write_bytes(DAMAGED[name])
        with EngineProcess(Path(sys.executable), folder, True) as engine, pytest.raises(FreeNetError):
            list(engine.events())


def test_a_run_folder_works_wherever_it_is_copied_to(originals: Path) -> None:
    """By hand, without QGIS, from a folder with other letters, another time zone and a clock that runs behind."""
    with copied(originals / "train_and_classify") as folder:
        elsewhere = folder.parent / "Kopie auf dem Server ü"
        shutil.copytree(folder, elsewhere)
        for path in elsewhere.iterdir():
            os.utime(path, (4_000_000_000, 4_000_000_000))  # in the year 2096
        shutil.rmtree(folder)
        package = PACKAGE.parent
        environment = {**os.environ, "PYTHONPATH": str(package), "TZ": "Pacific/Kiritimati"}
        command = [sys.executable, "-m", "freenet_qgis.engine", str(elsewhere)]
        ended = subprocess.run(command, env=environment, capture_output=True, timeout=300, check=False)
        assert ended.returncode == 0, ended.stderr
        assert run_folders.is_complete(elsewhere)
