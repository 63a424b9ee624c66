# SPDX-License-Identifier: GPL-3.0-or-later
"""Headers that are not in UTF-8."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import envi

from freenet_qgis.geodata import raster

NAMES = "band names = {Gr\u00fcn (1), Rot, N\u00e4he}\n"
MICROMETRES = "wavelength units = \u00b5m\nwavelength = {0.45, 0.55, 0.65}\n"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_names_and_units_of_bands_are_read_in_latin_1_as_in_utf_8(tmp_path: Path, encoding: str) -> None:
    bands = raster.describe(envi.write(tmp_path, NAMES + MICROMETRES, encoding)).bands
    assert [band.name.partition(" (0")[0] for band in bands] == ["Gr\u00fcn (1)", "Rot", "N\u00e4he"]
    assert [band.wavelength_nm for band in bands] == [450, 550, 650]
