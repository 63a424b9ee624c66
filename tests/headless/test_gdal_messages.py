# SPDX-License-Identifier: GPL-3.0-or-later
"""What GDAL says by itself tells no password either."""

from __future__ import annotations

from threading import Thread

import pytest
from osgeo import gdal

from freenet_qgis.geodata.access.gdal_calls import exceptions
from freenet_qgis.headless.console.gdal_messages import masked_messages

URL = "http://u:hunter2@h/a.tif"


def test_a_warning_of_gdal_is_told_without_the_password(capsys: pytest.CaptureFixture[str]) -> None:
    noted: list[str] = []
    with masked_messages(lambda kind, text: noted.append(f"{kind} {text}\n")):
        gdal.Error(gdal.CE_Warning, 1, f"{URL} is odd")
        with exceptions():
            gdal.Error(gdal.CE_Warning, 1, f"{URL} is odd")
        other = Thread(target=lambda: gdal.Error(gdal.CE_Warning, 1, f"{URL} is odd"))
        other.start()
        other.join()
    assert capsys.readouterr().err == 3 * "Warning 1: http://u:***@h/a.tif is odd\n"
    assert noted == 3 * ["gdal Warning 1: http://u:***@h/a.tif is odd\n"]


def test_what_gdal_raises_is_raised_still_and_not_told_beside(capfd: pytest.CaptureFixture[str]) -> None:
    with masked_messages(print), pytest.raises(RuntimeError, match="No such file"), exceptions():
        gdal.OpenEx("/vsimem/none.tif", gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR)
    assert capfd.readouterr().err == ""


def test_afterwards_gdal_speaks_for_itself(capfd: pytest.CaptureFixture[str]) -> None:
    with masked_messages(print):
        pass
    gdal.Error(gdal.CE_Warning, 1, "as ever")
    assert "as ever" in capfd.readouterr().err
