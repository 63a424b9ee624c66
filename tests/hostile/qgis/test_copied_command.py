# SPDX-License-Identifier: GPL-3.0-or-later
"""A run from somebody else's project, copied as a command, runs nothing but the algorithm."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.gui.runs import copied_run
from freenet_qgis.gui.runs.copied_run import as_command, as_python

NO_TEXT = ["a\nb", "a\rb", "a\0b", "a\x03b", "a\x1b[201~b", "a\x7fb", "a\x9bb", "a\u2028b", "a\udc80b"]


@pytest.mark.parametrize(
    "value",
    [
        'x" & calc & "', 'x"&calc&"y', '"', 'a\\"fid"', '""', '"a&b"', "%PATH%", "100%",
        "!PATH!", "x\u201d & calc", "x\u201c", "x\uff02 & calc", "$(calc)", "${env:PATH}", "$env:PATH", "`calc",
        "C:\\x&calc&.tif",
        "x|calc", "x.gpkg|subset=\"a\"&calc&\"b\"", "a>b", "a^b", *NO_TEXT,
    ],
)  # fmt: skip
def test_what_windows_heeds_within_quotation_marks_is_refused(value: str) -> None:
    for given, project in (({"INPUT": value}, ""), ({"FIELD": value}, ""), ({}, value)):
        with pytest.raises(FreeNetError, match="Copy as Python"):
            as_command(given, project, windows=True)


@pytest.mark.parametrize("value", NO_TEXT)
def test_what_a_terminal_takes_for_keys_is_refused(value: str) -> None:
    with pytest.raises(FreeNetError, match=re.escape(ascii(value[1])[1:-1])):
        as_command({"INPUT": value}, windows=False)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("C:\\a b\\(x) & y^z;=,'.tif", '"INPUT=C:\\a b\\(x) & y^z;=,\'.tif"'),
        ("\\\\server\\c$\\Gemüse\\森.tif", '"INPUT=\\\\server\\c$\\Gemüse\\森.tif"'),
        ("C:\\folder\\", '"INPUT=C:\\folder\\\\"'),
        ("C:\\x.gpkg|layername=t", '"INPUT=C:\\x.gpkg|layername=t"'),
        ('C:\\x.gpkg|subset="the class" IN (1)', '"INPUT=C:\\x.gpkg|subset=""the class"" IN (1)"'),
    ],
)
def test_names_that_are_common_on_windows_are_quoted(value: str, written: str) -> None:
    assert as_command({"INPUT": value}, windows=True).endswith(f" -- {written}")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_posix_shell_takes_every_word_for_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = tmp_path / "victim"
    monkeypatch.setattr(copied_run, "program", lambda: "printf '%s\\0'")
    touch = f"touch {victim}"
    words = [f"'; {touch} #", f"$({touch})", f"`{touch}`", f"&{touch}", f"|{touch}", "a\\", "!!", "~", "*"]
    line = as_command({f"W{index}": word for index, word in enumerate(words)}, windows=False)
    said = subprocess.run(["bash", "-c", line], cwd=tmp_path, stdout=subprocess.PIPE, check=True, text=True).stdout
    assert said.split("\0")[-1 - len(words) : -1] == [f"W{index}={word}" for index, word in enumerate(words)]
    assert not victim.exists()


def test_python_takes_every_word_for_what_it_is() -> None:
    words = ["'); import os #", "\\", "a\n'b", "\u2028", "\x1b[201~", "{0}", "\udc80"]
    code = as_python({f"W{index}": word for index, word in enumerate(words)})
    assert all(sign == "\n" or sign.isprintable() for sign in code)
    inside = code[code.index("{") : code.rindex("}") + 1]
    assert eval(inside) == {f"W{index}": word for index, word in enumerate(words)}
