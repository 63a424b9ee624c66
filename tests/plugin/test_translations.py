# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiled translations of the assembled plugin, as Qt finds them for a user's language."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from freenet_qgis import paths
from freenet_qgis.text import qm_file


@pytest.mark.parametrize("language", ["de", "de_AT", "fr", "fr_CA", "fi", "en"])
def test_a_user_reads_their_language_where_it_is_there_and_else_english(language: str) -> None:
    translator = QTranslator()
    is_there = translator.load(QLocale(language), "freenet", "_", str(paths.resource("i18n")))
    assert is_there == (language[:2] in ("de", "fr"))
    train = translator.translate("FreeNet", "Train") or "Train"  # what Qt shows where a translator knows nothing
    assert (train != "Train") == is_there


@pytest.mark.parametrize("language", ["de", "fr"])
def test_the_engine_reads_in_the_file_what_qt_does(language: str) -> None:
    file = paths.resource("i18n", f"freenet_{language}.qm")
    translator = QTranslator()
    assert translator.load(str(file)) and QCoreApplication.installTranslator(translator)
    known = qm_file.read(file)
    try:
        assert {source: QCoreApplication.translate("FreeNet", source) for source in known} == known
    finally:
        QCoreApplication.removeTranslator(translator)
    assert len(known) > 1000 and known["en"] == language
