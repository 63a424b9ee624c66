# SPDX-License-Identifier: GPL-3.0-or-later
"""GDAL's exceptions: on for us, and as they were for everybody else in the process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from scenes import write_scene

from freenet_qgis.geodata.gdal_calls import exceptions, open_raster, reported
from freenet_qgis.job import FreeNetError

MODULES = (gdal, ogr, osr)


@pytest.fixture(params=[False, True], ids=["off", "on"])
def state(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Exceptions switched off or on by somebody else in the process."""
    former = [bool(module.GetUseExceptions()) for module in MODULES]
    switch([request.param] * len(MODULES))
    yield request.param
    switch(former)


def switch(wanted: list[bool]) -> None:
    """Switch exceptions off and on; GDAL 3.6 wants them off in the reverse order."""
    for module in reversed(MODULES):
        module.DontUseExceptions()
    for module, is_on in zip(MODULES, wanted):
        if is_on:
            module.UseExceptions()


def states() -> set[bool]:
    return {bool(module.GetUseExceptions()) for module in MODULES}


def test_exceptions_are_on_inside_and_as_before_outside(state: bool) -> None:
    with exceptions():
        assert states() == {True}
        with exceptions():
            assert states() == {True}
        assert states() == {True}
    assert states() == {state}


def test_former_state_comes_back_after_an_error(state: bool, tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match=r"nothing\.tif"):
        open_raster(tmp_path / "nothing.tif")
    assert states() == {state}


def test_good_raster_opens_in_either_state(state: bool, tmp_path: Path) -> None:
    assert open_raster(write_scene(tmp_path).raster).RasterCount == 20


def test_gdals_words_end_up_in_the_message(state: bool) -> None:
    with pytest.raises(FreeNetError) as caught, reported("It went wrong", "Mend it."):
        gdal.OpenEx("nowhere.tif", gdal.OF_VERBOSE_ERROR)
    assert caught.value.message.startswith("It went wrong: nowhere.tif: No such file")
    assert caught.value.hint == "Mend it."


def test_one_thread_that_ends_does_not_switch_another_off() -> None:
    """Before GDAL 3.7 the switch is one for all threads."""
    inside, leave = threading.Event(), threading.Event()
    seen = []

    def work() -> None:
        with exceptions():
            inside.set()
            leave.wait(10)
            seen.append(states())

    thread = threading.Thread(target=work)
    thread.start()
    inside.wait(10)
    with exceptions():
        pass
    leave.set()
    thread.join()
    assert seen == [{True}]
