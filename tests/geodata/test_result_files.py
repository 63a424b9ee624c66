# SPDX-License-Identifier: GPL-3.0-or-later
"""What is found out of result files before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.results import result_files


def refusal(*paths: Path) -> str:
    with pytest.raises(FreeNetError) as caught:
        result_files.check_writable(paths)
    assert caught.value.hint, "there is a way out"
    return str(caught.value)


def test_good_names_pass_and_nothing_is_created_or_changed(tmp_path: Path) -> None:
    (tmp_path / "old.tif").write_text("old")
    names = ["map.tif", "map.TIFF", "old.tif", "model.safetensors", "report.html"]
    result_files.check_writable([tmp_path / name for name in names])
    assert [path.name for path in tmp_path.iterdir()] == ["old.tif"]
    assert (tmp_path / "old.tif").read_text() == "old"


@pytest.mark.parametrize("name", ["map.img", "map.PNG", "map.vrt"])
def test_ending_of_another_format_is_refused(tmp_path: Path, name: str) -> None:
    assert "Name it 'map.tif'" in refusal(tmp_path / name)


def test_name_without_ending_is_refused(tmp_path: Path) -> None:
    assert "has no ending" in refusal(tmp_path / "map")


def test_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"'{tmp_path / 'new'}' does not exist" in refusal(tmp_path / "new" / "map.tif")


def test_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.tif").mkdir()
    assert "is a folder" in refusal(tmp_path / "map.tif")


def test_one_name_for_two_results_is_refused(tmp_path: Path) -> None:
    assert "Two results" in refusal(tmp_path / "map.tif", tmp_path / "map.tif")


def test_folder_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**options: object) -> None:  # root may write anywhere, so the system cannot be asked
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(result_files.tempfile, "TemporaryFile", refuse)
    assert "Permission denied" in refusal(tmp_path / "map.tif")


def test_file_in_use_is_refused_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "map.tif").write_text("old")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    assert "Close it in other programs" in refusal(tmp_path / "map.tif")


def test_the_style_of_a_layer_with_the_maps_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "fields.gpkg").touch()
    (tmp_path / "fields.qml").write_text("their style", encoding="utf-8")
    with pytest.raises(FreeNetError, match=r"'fields\.qml' holds the style of 'fields\.gpkg'"):
        result_files.check_writable([tmp_path / "fields.tif"])
    result_files.check_writable([tmp_path / "map.tif", tmp_path / "fields.html"])
