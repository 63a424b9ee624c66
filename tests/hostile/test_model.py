# SPDX-License-Identifier: GPL-3.0-or-later
"""A model file that somebody else made: it holds nothing up, and says nothing that cannot be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from cards import full_card
from commands import ROOT, freenet

from freenet_qgis.contract.job import LONGEST_NAME
from freenet_qgis.contract.model_header import MAX_FILE_BYTES, MAX_HEADER_BYTES, read_model_card
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.strict_json import DEEPEST, MAX_ITEMS, MAX_TEXT


def write(path: Path, **changes: Any) -> Path:
    """A model file whose card says something else than a card of ours."""
    return write_raw(path, json.dumps({**asdict(full_card()), **changes}))


def write_raw(path: Path, card: str) -> Path:
    header = json.dumps({"__metadata__": {"freenet": card}}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    return path


def refused(path: Path) -> str:
    with pytest.raises(FreeNetError) as caught:
        read_model_card(path)
    assert len(str(caught.value)) < 600
    return str(caught.value)


def test_the_card_itself_is_read(tmp_path: Path) -> None:
    assert read_model_card(write(tmp_path / "m.safetensors")) == full_card()


FIGURES = [
    ("overall_accuracy", 1e300), ("overall_accuracy", -0.1), ("average_accuracy", 1.0001), ("kappa", -5), ("kappa", 2),
    ("training_pixels", [1, -2, 3]), ("training_polygons", -1), ("source_bands", -5), ("pixels_without_data", -1),
    ("training_pixels", [1, 10**19, 3]), ("seed", -1), ("views", 0), ("temperature", 0), ("overall_accuracy", -0.0),
    ("average_accuracy", -0.0), ("created", "<b>x"), ("created", "2026-99-99T00:00:00+00:00"),
    ("created", "2026-01-01T00:00:00+00:00\n"), ("options", {"steps": 10**19}), ("options", {"steps": -1}),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "value"), FIGURES, ids=str)
def test_a_figure_that_cannot_be_is_refused(tmp_path: Path, figure: str, value: Any) -> None:
    assert "is not a FreeNet model" in refused(write(tmp_path / "m.safetensors", **{figure: value}))


@pytest.mark.parametrize("part", ["bands", "left_out"])
@pytest.mark.parametrize("number", [-5, 0, 10**19])
def test_a_band_that_no_raster_has_is_refused(tmp_path: Path, part: str, number: int) -> None:
    entries = asdict(full_card())[part]
    (entries[1]["band"] if part == "left_out" else entries[1])["number"] = number
    assert f"{number} is no number of a band" in refused(write(tmp_path / "m.safetensors", **{part: entries}))


@pytest.mark.parametrize("created", ["2026-01-01T00:00:00.123456+00:00", "2026-01-01T00:00:00Z", ""])
def test_a_time_is_read_as_iso_8601_has_it(tmp_path: Path, created: str) -> None:
    assert read_model_card(write(tmp_path / "m.safetensors", created=created)).created == created


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_a_header_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    """No other program that reads safetensors would take it."""
    card = json.dumps(asdict(full_card()))
    header = json.dumps({"__metadata__": {"freenet": card}}).encode(encoding)
    path = tmp_path / "m.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    assert "is not a FreeNet model" in refused(path)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("figure", ["overall_accuracy", "kappa", "temperature"])
def test_a_figure_that_is_no_number_is_refused(tmp_path: Path, figure: str, number: str) -> None:
    card = json.dumps({**asdict(full_card()), figure: "HERE"}).replace('"HERE"', number)
    assert "not a valid float" in refused(write_raw(tmp_path / "m.safetensors", card))


@pytest.mark.parametrize("side", [-3, 0, 10**19])
def test_a_scene_without_pixels_or_without_end_is_refused(tmp_path: Path, side: int) -> None:
    grid = {**asdict(full_card().grid), "rows": side}
    assert "pixels" in refused(write(tmp_path / "m.safetensors", grid=grid))


def test_more_bands_than_any_sensor_has_are_refused(tmp_path: Path) -> None:
    bands = [{"number": 1, "name": ""}] * (MAX_ITEMS + 1)
    assert f"{MAX_ITEMS} is the most" in refused(write(tmp_path / "m.safetensors", bands=bands))


def test_a_header_of_many_bytes_is_not_read(tmp_path: Path) -> None:
    remarks = ["x" * MAX_TEXT] * (MAX_HEADER_BYTES // MAX_TEXT + 1)
    assert "header" in refused(write(tmp_path / "m.safetensors", remarks=remarks))


def test_a_text_of_many_letters_is_refused(tmp_path: Path) -> None:
    assert f"{MAX_TEXT} is the most" in refused(write(tmp_path / "m.safetensors", scene="x" * (MAX_TEXT + 1)))


@pytest.mark.parametrize("part", ["classes", "bands", "left_out"])
def test_of_a_name_that_no_screen_holds_the_beginning_is_kept(tmp_path: Path, part: str) -> None:
    """As versions that knew no longest name have written them."""
    entries = asdict(full_card())[part]
    entry = entries[1]["band"] if part == "left_out" else entries[1]
    entry["name"] = "x" * MAX_TEXT
    card = read_model_card(write(tmp_path / "m.safetensors", **{part: entries}))
    assert asdict(card)[part][:1] == asdict(full_card())[part][:1]
    found = getattr(card, part)[1]
    assert (found.band if part == "left_out" else found).name == "x" * LONGEST_NAME


@pytest.mark.parametrize("place", ["scene", "device", "version", "remarks", "classes"])
def test_half_a_letter_is_refused_and_shown_escaped(tmp_path: Path, place: str) -> None:
    broken = "Wald\ud800"
    told: Any = [broken] if place == "remarks" else broken
    if place == "classes":
        told = asdict(full_card())["classes"]
        told[0]["name"] = broken
    assert "'Wald\\ud800', which is no valid text" in refused(write(tmp_path / "m.safetensors", **{place: told}))


def test_a_file_of_many_bytes_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "m.safetensors")
    os.truncate(path, MAX_FILE_BYTES + 1)  # sparse: takes no room on the disk
    assert "is the most" in refused(path)


@pytest.mark.parametrize("depth", [DEEPEST, 900, 2000, 5000, 20_000, 200_000])
def test_a_card_nested_deep_is_refused(tmp_path: Path, depth: int) -> None:
    """Some Pythons read thousands of levels before they say that it is too much, and others do not."""
    card = json.dumps(asdict(full_card()))[:-1]
    deep = write_raw(tmp_path / "m.safetensors", f'{card}, "more": {"[" * depth}{"]" * depth}}}')
    assert "it is nested" in refused(deep)


READ = """
import sys
from pathlib import Path
from freenet_qgis.errors import FreeNetError
from freenet_qgis.contract.model_header import read_model_card
try:
    read_model_card(Path(sys.argv[1]))
except FreeNetError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["fifo", "/dev/zero", "/dev/tty", "folder"])
def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "m.safetensors"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(kind)
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert "m.safetensors" in ended.stdout


def test_info_moves_no_cursor_and_turns_no_letters_round(tmp_path: Path) -> None:
    classes = asdict(full_card())["classes"]
    classes[0]["name"] = "\x1b]0;owned\x07\x1b[2J\x9b31mWald\r\nDone. map.tif"
    path = write(tmp_path / "m.safetensors", classes=classes, scene="\u202egpj.scene\u202c", device="a\x00b\u2066")
    ended = freenet(tmp_path, "info", path.name)
    assert ended.returncode == 0, ended.stderr
    assert not set(ended.stdout) & set("\x1b\x07\x9b\r\x00\u202e\u202c\u2066")
    assert "\\x1b[2J" in ended.stdout and "\\u202egpj.scene" in ended.stdout
    assert "\nDone." not in ended.stdout


def test_an_error_of_the_command_moves_no_cursor(tmp_path: Path) -> None:
    assess = ["assess", "--input", "\x1b[2J", "--reference", "b"]
    for arguments in (["info", "\x1b[2J.safetensors"], ["\x1b[2J"], assess):
        ended = freenet(tmp_path, *arguments)
        assert ended.returncode in (1, 2)
        assert "\\x1b[2J" in ended.stderr and "\x1b" not in ended.stderr + ended.stdout
