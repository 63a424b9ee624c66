# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that GDAL understands are passed on as they are, and still have a name to call them and maybe a file."""

from __future__ import annotations

import os
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from freenet_qgis.sources.gdal_name import GdalName, as_given, file_of, is_same, named


@pytest.mark.parametrize("text", ["scene.tif", "/data/scene.tif", "C:\\data\\scene.tif", "a folder/scene 1.tif"])
def test_a_plain_file_is_a_path(text: str) -> None:
    assert named(text) == Path(text)


def test_a_file_whose_name_looks_like_a_driver_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("PG:scene.tif").touch()
    assert named("PG:scene.tif") == Path("PG:scene.tif")


@pytest.mark.parametrize(
    ("text", "name", "stem"),
    [
        ("/vsizip//data/scenes.zip/2020/scene.tif", "scene.tif", "scene"),
        ("/vsizip/{/data/scenes.zip}/scene.tif", "scene.tif", "scene"),
        ("/vsicurl/http://127.0.0.1:8000/scene.tif", "scene.tif", "scene"),
        ("/vsicurl/http://u:hunter2@h/scene.tif?token=hunter2", "scene.tif", "scene"),
        ("/vsicurl?use_head=no&url=http://h/scene.tif", "scene.tif", "scene"),
        ("/vsimem/scene.tif", "scene.tif", "scene"),
        ('NETCDF:"{file}":reflectance', "{name}:reflectance", "{stem}_reflectance"),
        ("NETCDF:{file}:reflectance", "{name}:reflectance", "{stem}_reflectance"),
        ('HDF5:"{file}"://group/cube', "{name}:cube", "{stem}_cube"),
        ("GPKG:{file}:a table", "{name}:a table", "{stem}_a table"),
        ("vrt://{file}?bands=1,2", "{name}", "{stem}"),
        ("<VRTDataset rasterXSize='3'/>", "VRTDataset", "VRTDataset"),
        ("PG:host=h password=hunter2 dbname=d", "PG:host=h password=*** dbname=d", "PG_host_h password_ dbname_d"),
    ],
)
def test_what_is_no_file_is_called_by_what_it_holds(tmp_path: Path, text: str, name: str, stem: str) -> None:
    file = tmp_path / "many.nc"
    file.touch()
    parts = {"{file}": str(file), "{name}": file.name, "{stem}": file.stem}
    for mark, part in parts.items():
        text, name, stem = text.replace(mark, part), name.replace(mark, part), stem.replace(mark, part)
    found = named(text)
    assert isinstance(found, GdalName) and as_given(found) == text
    assert (found.name, found.stem) == (name, stem)
    assert "hunter2" not in f"{found} {found!r} {found.name} {found.stem}"
    assert found.file == (file if str(file) in text else None)


@pytest.mark.parametrize("text", ["/vsizip/{}/scene.tif", "/vsizip/{{{}}}/scene.tif", "/vsitar/{}"])
def test_the_file_that_holds_it_is_known(tmp_path: Path, text: str) -> None:
    archive = tmp_path / "scenes.zip"
    archive.touch()
    assert file_of(named(text.format(archive))) == archive
    assert named(text.format(archive)).parent == tmp_path
    assert file_of(named("/vsicurl/http://h/scene.tif")) is None
    assert file_of(Path("scene.tif")) == Path("scene.tif")


@pytest.mark.parametrize("kind", [PurePosixPath, PureWindowsPath])
@pytest.mark.parametrize(
    "text",
    [
        "/vsizip/{archive}/scene.tif",
        "/vsizip/{{{archive}}}/scene.tif",
        "/vsitar/{archive}",
        "/vsicurl/http://h/scene.tif",
        "/vsicurl/https://h/a//b.tif?x=/y",
        "/vsizip/vsicurl/https://h/scenes.zip/scene.tif",
        "/vsicurl?use_head=no&url=http://h/scene.tif",
        "/vsimem/scene.tif",
        "/vsizip/C:/data/scenes.zip/scene.tif",
    ],
)
def test_a_path_made_of_a_name_is_the_name_again(tmp_path: Path, kind: type[PurePath], text: str) -> None:
    """A Path makes one slash of two, and backslashes on Windows: archive and server would be looked for in vain."""
    archive = tmp_path / "scenes.zip"
    archive.touch()
    text = text.format(archive=archive.as_posix())
    found = named(kind(text))
    assert isinstance(found, GdalName) and found.file == named(text).file
    assert as_given(found) == text.replace("a//b", "a/b")  # that is lost


def test_an_absolute_name_means_the_same_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scenes.zip").touch()
    monkeypatch.chdir(tmp_path)
    assert as_given(named("/vsizip/scenes.zip/a.tif").absolute()) == f"/vsizip/{tmp_path / 'scenes.zip'}/a.tif"
    assert as_given(named("GPKG:scenes.zip:good").absolute()) == f"GPKG:{tmp_path / 'scenes.zip'}:good"


@pytest.mark.parametrize("text", ["/vsizip/" + "a/" * 2_000_000, "x:" * 2_000_000, "/vsizip/" * 500_000])
def test_a_text_longer_than_any_path_is_not_searched_for_a_file(text: str) -> None:
    assert GdalName(text).file is None


def test_a_raster_is_the_same_under_every_name_of_its_file(tmp_path: Path) -> None:
    file, other = tmp_path / "a.tif", tmp_path / "b.tif"
    file.touch()
    other.touch()
    if os.name == "nt":  # where links want leave of the administrator
        os.link(file, tmp_path / "c.tif")
    else:
        (tmp_path / "c.tif").symlink_to(file)
    assert is_same(file, tmp_path / "sub" / ".." / "a.tif") == (os.name == "nt")  # there is no such folder
    assert is_same(file, tmp_path / "c.tif") and not is_same(file, other)
    gone = tmp_path / "gone.tif"
    assert is_same(gone, gone) and not is_same(gone, file) and not is_same(Path("a\0b"), file)
    assert is_same(named("PG:host=h dbname=d password=x"), named("PG:host=h dbname=d password=y"))
    assert not is_same(named("/vsimem/a.tif"), named("/vsimem/b.tif")) and not is_same(named("/vsimem/a.tif"), file)
