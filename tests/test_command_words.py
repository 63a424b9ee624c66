# SPDX-License-Identifier: GPL-3.0-or-later
"""The command sends nobody to a menu of QGIS, nor to a setting or a button that only the panel has."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import translations

from freenet_qgis.text import i18n
from freenet_qgis.text.command_words import COMMAND_WORDS

PACKAGE = Path(i18n.__file__).parents[1]
OF_QGIS = {"gui", "layers", "processing", "plugin.py"}
SETTING_UP = {"builds.py", "commands.py", "hosts.py", "long_paths.py", "setting_up.py", "standalone.py"}  # in workers
TELLS_OF_QGIS = re.compile(r"\bQGIS\b(?<!FreeNet for QGIS)|FreeNet's settings| > |\bpanel\b|\bbutton\b|\btoolbox\b")
SET_THERE = "as set in QGIS"  # which is told only where it was


def texts() -> set[str]:
    """The texts that the command may say."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0]
        if room not in OF_QGIS and not (room == "workers" and path.name in SETTING_UP):
            found.update(text for text, _ in translations._texts_of(path))
    return found


def test_what_tells_of_menus_has_words_for_the_command() -> None:
    assert {text for text in texts() if TELLS_OF_QGIS.search(text) and SET_THERE not in text} <= {*COMMAND_WORDS}


def test_the_words_stand_for_texts_that_there_are_with_the_same_parts() -> None:
    assert {*COMMAND_WORDS} <= texts()
    for text, words in COMMAND_WORDS.items():
        assert not TELLS_OF_QGIS.search(words)
        assert re.findall(r"{\w*}", words) == re.findall(r"{\w*}", text)


@pytest.mark.parametrize(("serves_qgis", "words"), [("", "FREENET_PYTHON."), ("1", "settings.")])
def test_an_engine_speaks_as_whoever_has_started_it(serves_qgis: str, words: str) -> None:
    script = 'from freenet_qgis.text.i18n import tr; print(tr("Choose another Python in FreeNet\'s settings."))'
    variables = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), i18n.IN_QGIS: serves_qgis}
    told = subprocess.run([sys.executable, "-c", script], env=variables, capture_output=True, text=True, check=True)
    assert told.stdout.strip().endswith(words)
