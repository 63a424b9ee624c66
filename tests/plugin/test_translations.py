# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiled translations of the assembled plugin, as Qt finds them for a user's language."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from freenet_qgis import paths
from freenet_qgis.text import qm_file

NUMBERS = (*range(130), 200, 1000, 1001, 1011, 2000, 11_000, 100_001, 1_000_000, 2**31 - 1)


@contextmanager
def spoken(file: Path) -> Iterator[None]:
    """Qt with these translations and before those of the running plugin."""
    translator = QTranslator()
    assert translator.load(str(file)) and QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("language", ["de", "de_AT", "fr", "fr_CA", "en", "fi"])
def test_a_user_reads_their_language_where_it_is_there_and_else_english(language: str) -> None:
    translator = QTranslator()
    is_there = translator.load(QLocale(language), "freenet", "_", str(paths.resource("i18n")))
    assert is_there == (language[:2] in ("de", "en", "fr"))
    train = translator.translate("FreeNet", "Train") or "Train"  # what Qt shows where a translator knows nothing
    assert (train != "Train") == (language[:2] in ("de", "fr"))


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_the_engine_reads_in_the_file_what_qt_does(language: str) -> None:
    file = paths.resource("i18n", f"freenet_{language}.qm")
    known = qm_file.load(file)
    with spoken(file):
        for source, forms in known.forms.items():
            if len(forms) == 1:
                assert QCoreApplication.translate("FreeNet", source) == known.text(source)
                continue
            for n in NUMBERS:
                assert QCoreApplication.translate("FreeNet", source, None, n) == known.text(source, n)
    assert len(known.forms) > (20 if language == "en" else 1000)
    assert known.text("en") == language


@pytest.mark.parametrize(("language", "count"), [("ja", 1), ("cs", 3), ("pl", 3), ("ru", 3), ("sl", 4), ("ar", 6)])
def test_the_engine_chooses_the_form_for_a_number_as_qt_does_in_any_language(
    language: str, count: int, tmp_path: Path
) -> None:
    forms = "".join(f"<numerusform>form {number}</numerusform>" for number in range(count))
    source = tmp_path / f"freenet_{language}.ts"
    source.write_text(
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="{language}"><context>'
        f'<name>FreeNet</name><message numerus="yes"><source>many</source><translation>{forms}</translation></message>'
        "</context></TS>",
        encoding="utf-8",
    )
    subprocess.run(["lrelease", source, "-qm", source.with_suffix(".qm")], check=True, capture_output=True)
    known = qm_file.load(source.with_suffix(".qm"))
    with spoken(source.with_suffix(".qm")):
        by_qt = [QCoreApplication.translate("FreeNet", "many", None, n) for n in NUMBERS]
    assert [known.text("many", n) for n in NUMBERS] == by_qt
    assert len(set(by_qt)) == count
