# SPDX-License-Identifier: GPL-3.0-or-later
"""What a batch tells other programs, whatever ends it: scenes here are mapped by a few lines, or by a signal not."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from cards import CARD, write_model
from commands import environment

from freenet_qgis.__main__ import main
from freenet_qgis.errors import FreeNetError
from freenet_qgis.headless.options.argument_file import expanded

BATCH = """# the archive of June
classify

?.tif
--model my model.safetensors
--output-folder=maps
"""
CLASSIFY = """
import os, signal, sys, time
from freenet_qgis.__main__ import main
from freenet_qgis.errors import FreeNetError
from freenet_qgis.headless.batch import many_scenes as batch
from freenet_qgis.workflow import outcome

def classify(request, progress, *rest):
    name = request.scene.raster.name
    progress.stage("Classifying")
    progress.warning("Some bands lack wavelengths.")
    progress.warning("Some bands lack wavelengths.")
    if name == "b.tif":
        raise FreeNetError("It does not fit.", "Choose another one.")
    if name == "c.tif":
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    request.outputs.class_map.write_bytes(b"map")

batch.find_interpreter, outcome.classify = lambda: None, classify
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with four names of scenes, a model and a batch."""
    for name in "abcd":
        (tmp_path / f"{name}.tif").touch()
    write_model(tmp_path / "my model.safetensors", CARD)
    (tmp_path / "batch.txt").write_text(BATCH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a process could hear")
@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_batch_that_is_ended_has_told_of_all_its_scenes(folder: Path, ending: str) -> None:
    (folder / f"told.{ending}").touch()
    arguments = ["--config", "batch.txt", "--json", "--manifest", f"told.{ending}", "--quiet", "--log-file", "run.log"]
    ended = subprocess.run(
        [sys.executable, "-c", CLASSIFY, *arguments], env=environment(), capture_output=True, text=True, timeout=100
    )
    assert ended.returncode == 143, ended.stderr
    lines = list(map(json.loads, ended.stdout.splitlines()))
    a_map = folder / "maps" / "a_classes.tif"
    assert lines[0] == {
        "scene": str(folder / "a.tif"), "status": "done", "seconds": lines[0]["seconds"], "worker": "", "problem": "",
        "warnings": ["Some bands lack wavelengths."], "map": str(a_map), "sha256": sha256(b"map").hexdigest(),
    }  # fmt: skip
    assert [(Path(one["scene"]).name, one["status"], one["sha256"] != "") for one in lines] == [
        ("a.tif", "done", True), ("b.tif", "failed", False),
    ]  # fmt: skip
    assert "a.tif: Some bands lack" in ended.stderr and "Classifying" not in ended.stderr
    assert "b.tif (2 of 4): It does not fit. Choose another one." in ended.stderr
    log = (folder / "run.log").read_text(encoding="utf-8")
    assert log.count("info Classifying\n") == 3 and log.count("warning Some bands") == 3
    assert "error b.tif (2 of 4): It does not fit." in log
    if ending == "json":
        told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
        assert told["scenes"][:2] == lines
        assert told["model_sha256"] == sha256((folder / "my model.safetensors").read_bytes()).hexdigest()
        rows = told["scenes"]
    else:
        with (folder / "told.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows[0] == {**lines[0], "seconds": str(lines[0]["seconds"]), "warnings": "Some bands lack wavelengths."}
    assert [row["status"] for row in rows] == ["done", "failed", "waiting", "waiting"]
    assert not list(folder.glob(".*"))


WRONG = {
    "told.txt": "'told.txt' ends neither in .csv nor in .json. Name it 'told.csv'.",
    "mine.csv": "'mine.csv' would be replaced by the manifest, and is none. Choose another name for the manifest.",
    "mine.json": "'mine.json' would be replaced by the manifest",
    "maps/a_report.json": "Two results are to be written to",
    "missing/told.csv": "is there and can be written to",
}


@pytest.mark.parametrize(("name", "sentence"), WRONG.items())
def test_a_manifest_takes_the_place_of_nothing_else(
    folder: Path, capfd: pytest.CaptureFixture[str], name: str, sentence: str
) -> None:
    for mine in ("mine.csv", "mine.json"):
        (folder / mine).write_text("[]", encoding="utf-8")
    assert main(["--config", "batch.txt", "--report", "--manifest", name]) == 1
    assert sentence in capfd.readouterr().err
    assert (folder / "mine.csv").read_text(encoding="utf-8") == "[]"


def test_a_log_goes_into_no_image(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", "batch.txt", "--log-file", "a.tif"]) == 1
    assert "'a.tif' ends neither in .log nor in .txt." in capfd.readouterr().err
    assert (folder / "a.tif").read_bytes() == b""


def test_a_file_of_arguments_says_what_is_typed(folder: Path) -> None:
    assert expanded(["--config=batch.txt", "--confidence"]) == [
        "classify", "?.tif", "--model", "my model.safetensors", "--output-folder=maps", "--confidence",
    ]  # fmt: skip
    (folder / "west.txt").write_text("--extent -9,-8,50,51\n--also\na b.tif\nc.gpkg\nname", encoding="utf-8")
    assert expanded(["--config", "west.txt"]) == ["--extent=-9,-8,50,51", "--also", "a b.tif", "c.gpkg", "name"]
    (folder / "other.txt").write_text("--config batch.txt", encoding="utf-8")
    for arguments, sentence in (
        (["--config", "other.txt"], "'other.txt' names another file by --config. Write its lines there."),
        (["--config", "gone.txt"], "'gone.txt' cannot be read: No such file or directory."),
        (["--config"], "--config wants the name of a file."),
    ):
        with pytest.raises(FreeNetError) as caught:
            expanded(arguments)
        assert str(caught.value) == sentence


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_what_is_said_finds_no_room_on_a_disk(folder: Path) -> None:
    """Results that nobody can read end the command with a sentence; a log and progress are done without."""
    (folder / "full.log").symlink_to("/dev/full")
    arguments = ["classify", "a.tif", "--model", "my model.safetensors", "--output-folder", "."]
    with Path("/dev/full").open("wb") as full:
        for said, options, status in ((full, ["--json"], 1), (subprocess.PIPE, ["--log-file", "full.log"], 0)):
            command = [sys.executable, "-c", CLASSIFY, *arguments, *options]
            ended = subprocess.run(command, env=environment(), stdout=said, stderr=subprocess.PIPE, check=False)
            assert ended.returncode == status and b"Traceback" not in ended.stderr, ended.stderr
            assert b"cannot be written" in ended.stderr and b"No space left on device" in ended.stderr
