# SPDX-License-Identifier: GPL-3.0-or-later
"""Diagnostics tell what helps and keep to themselves who sent them."""

from __future__ import annotations

from pathlib import Path

import pytest

from freenet_qgis.workers import environment
from freenet_qgis.workers.diagnostics import diagnostics, without_names


@pytest.fixture(autouse=True)
def user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A user with a home folder and a data folder in it."""
    home = tmp_path / "Erika Muster"
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("LOGNAME", "emuster")
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    environment.home().mkdir(parents=True)
    return str(home)


def test_no_home_folder_and_no_user_name_is_told(user: str) -> None:
    environment.log().write_text(
        f"> {user}/.local/bin/python -m venv\nERROR: EMUSTER may not write 'C:\\Users\\emuster~1\\x' or /home/em/y\n"
        "Looking in indexes: https://emuster:geheim@pypi.example/simple\n",
        encoding="utf-8",
    )
    text = diagnostics("FreeNet 0.1.0, QGIS 3.22", f"{user}/envs/torch/bin/python", "torch of emuster")
    assert "Muster" not in text and "emuster" not in text.lower() and "geheim" not in text
    assert "Chosen: '~/envs/torch/bin/python'" in text
    assert "> ~/.local/bin/python -m venv" in text
    assert r"C:\Users\user\x" in text and "/home/user/y" in text
    assert "https://pypi.example/simple" in text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Looking in indexes: https://u:p@ss@pypi.example/simple", "https://pypi.example/simple"),
        ("https://u:1234/5geheim@pypi.example/simple", "https://pypi.example/simple"),
        (r"made from C:\Users\Vera Geheim", r"C:\Users\user"),
        ("https://pypi.example/simple?token=geheim", "simple?token=***"),
        ("https://store.example/x.whl?sv=1&sig=geheim%3D", "?sv=1&sig=***"),
        ("password=geheim", "password=***"),
        (r"can't open 'C:\Users\Vera Geheim\x y\z'", r"'C:\Users\user\x y\z'"),
        ("file:///C:/Users/Vera%20Geheim/x", "file:///C:/Users/user/x"),
        (r"C:\\Users\\Vera Geheim\\x", r"C:\\Users\\user\\x"),
        (r"C:\Documents and Settings\Vera Geheim\x", r"C:\Documents and Settings\user\x"),
        ("/home/geheim: no such folder", "/home/user: no such folder"),
    ],
)
def test_no_password_and_no_part_of_a_name_is_told(line: str, told: str) -> None:
    text = without_names(line)
    assert told in text and not any(word in text.lower() for word in ("geheim", "p@ss", "ss@", "vera"))


def test_versions_state_and_the_end_of_the_log_are_told() -> None:
    environment.log().write_text("\n".join(map(str, range(100))), encoding="utf-8")
    text = diagnostics("FreeNet 0.1.0, QGIS 3.22", "", "")
    assert text.startswith("FreeNet 0.1.0, QGIS 3.22\nSystem: ")
    own = Path("~", environment.folder().relative_to(Path.home()))
    assert f"own environment: '{own}" in text and "missing" in text
    assert text.endswith("\n98\n99") and "\n39\n" not in text


def test_a_folder_beside_the_home_folder_keeps_its_name(user: str) -> None:
    assert without_names(f"{user}-old/x").endswith("Erika Muster-old/x")
