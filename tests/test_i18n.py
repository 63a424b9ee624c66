# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process without Qt knows of its user; what QGIS itself shows is tested in tests/plugin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from freenet_qgis.paths import PACKAGE, resource
from freenet_qgis.text import i18n, qm_file


def test_on_a_server_texts_and_numbers_are_as_written() -> None:
    assert i18n.tr("Train") == "Train"
    assert i18n.number(12345.6, ",.1f") == "12,345.6"


def test_on_a_server_one_thing_is_told_as_one() -> None:
    text = "{} held-out places"
    assert [i18n.tr(text, n) for n in (0, 1, 2)] == [text, "{} held-out place", text]


def test_a_language_that_is_not_there_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(i18n.LANGUAGE, "xx")
    assert i18n._translations.__wrapped__().text("{} points", 1) == "{} point"


def test_translations_that_are_cut_short_are_told_or_read(tmp_path: Path) -> None:
    content = resource("i18n", "freenet_en.qm").read_bytes()
    path = tmp_path / "short.qm"
    for size in range(0, len(content), 7):
        path.write_bytes(content[:size])
        try:
            known = qm_file.load(path)
        except ValueError:
            continue
        assert {known.text("{} points", n) for n in (None, 0, 1, 2)} <= {"{} point", "{} points"}


@pytest.mark.parametrize("rules", [b"\xff", b"\x01", b"\x01\x01\xff", b"\x00\x01", b"\x07\x01"])
def test_damaged_rules_for_numbers_are_told(tmp_path: Path, rules: bytes) -> None:
    path = tmp_path / "rules.qm"
    path.write_bytes(qm_file.MAGIC + bytes([qm_file.NUMERUS_RULES, 0, 0, 0, len(rules)]) + rules)
    with pytest.raises(ValueError, match="rules"):
        qm_file.load(path)


def test_an_engine_writes_numbers_with_the_marks_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(i18n.MARKS, '[",", "\\u202f"]')
    assert i18n.number(12345.6, ",.1f") == "12\u202f345,6"


def test_an_exact_number_has_all_its_digits() -> None:
    values = (-2_147_483_648.0, 2**64 - 1, 0.1, np.float32(0.1), 1e300, float("inf"), np.int16(-9999))
    told = ["-2147483648", "18446744073709551615", "0.1", "0.1", "1e+300", "inf", "-9999"]
    assert list(map(i18n.exact, values)) == told


def test_what_an_engine_is_told_fits_any_environment() -> None:
    script = "from freenet_qgis.text import i18n; print(i18n.variables())"
    told = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(PACKAGE.parent), i18n.MARKS: '["\\u066b", "\\u066c"]', "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "\\u066b" in told and told.isascii()
