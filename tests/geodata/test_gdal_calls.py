# SPDX-License-Identifier: GPL-3.0-or-later
"""GDAL's exceptions: on for us, and as they were for everybody else in the process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from scenes import write_scene

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.access.gdal_calls import check, checked, exceptions, open_raster, opened, reported

MODULES = (gdal, ogr, osr)
ROOT = Path(__file__).resolve().parents[2]
TRANSLATING = """
import threading
from osgeo import gdal
from freenet_qgis.geodata.access.gdal_calls import exceptions

inside, leave = threading.Event(), threading.Event()

def work():
    with exceptions():
        inside.set()
        leave.wait()

def told(done, words, data):
    leave.set()
    thread.join()
    return 1

thread = threading.Thread(target=work)
thread.start()
inside.wait()
raster = gdal.GetDriverByName("MEM").Create("", 4, 4)
gdal.Translate("/vsimem/copy.tif", raster, callback=told)
gdal.Error(gdal.CE_Warning, 1, "told")
"""


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


def fail(name: str) -> None:
    gdal.OpenEx(name, gdal.OF_VERBOSE_ERROR)


def in_other_thread(work: Callable[[], object]) -> object:
    """What it returns there."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def test_what_fails_inside_is_raised_and_the_state_is_as_before_outside(state: bool) -> None:
    with pytest.raises(RuntimeError, match="outer"), exceptions():
        with pytest.raises(RuntimeError, match="inner"), exceptions():
            fail("inner")
        fail("outer")
    assert states() == {state}
    with exceptions():
        pass  # what failed before is forgotten


def test_a_call_that_gives_nothing_raises_gdals_words(state: bool) -> None:
    with pytest.raises(RuntimeError, match="No such file"), exceptions():
        opened(Path("nothing.tif"), gdal.OF_RASTER).GetDriver()


def test_a_mistake_of_ours_inside_is_not_taken_for_gdals(state: bool) -> None:
    with pytest.raises(AttributeError), exceptions():
        None.GetDriver()


def test_a_file_that_opens_with_complaints_is_opened(state: bool, tmp_path: Path) -> None:
    raster = write_scene(tmp_path).raster
    raster.with_name(f"{raster.name}.aux.xml").write_text("<PAMDataset><no end")
    with exceptions():
        assert opened(raster, gdal.OF_RASTER).RasterCount == 20


def memory_layer() -> tuple[gdal.Dataset, ogr.Layer]:
    """A layer in memory that has no feature."""
    driver = gdal.GetDriverByName("Memory") or gdal.GetDriverByName("MEM")  # since GDAL 3.11
    dataset = driver.Create("", 0, 0, 0, gdal.GDT_Unknown)
    return dataset, dataset.CreateLayer("layer")


def test_a_failure_before_a_warning_is_raised(state: bool) -> None:
    dataset, layer = memory_layer()
    with pytest.raises(RuntimeError), exceptions():
        check(layer.DeleteFeature(7))
        gdal.Error(gdal.CE_Warning, 1, "Odd.")
    del dataset


def test_a_failure_before_another_file_is_opened_is_raised(state: bool, tmp_path: Path) -> None:
    raster = write_scene(tmp_path).raster
    with pytest.raises(RuntimeError, match="nowhere"), exceptions():
        fail("nowhere")
        opened(raster, gdal.OF_RASTER)


def test_a_failure_among_features_is_raised_where_it_befalls(state: bool) -> None:
    def features() -> Iterator[int]:
        yield 1
        fail("nowhere")
        yield 2
        gdal.Error(gdal.CE_Warning, 1, "Odd.")

    seen: list[int] = []
    with pytest.raises(RuntimeError, match="nowhere"), exceptions():
        seen.extend(checked(features()))
    assert 2 not in seen


def test_what_failed_before_a_block_is_not_raised_in_it(state: bool) -> None:
    with suppress(RuntimeError):
        fail("before")
    with exceptions():
        check(0)
        assert list(checked([1])) == [1]


def test_a_warning_inside_is_no_failure_and_is_told(state: bool, capfd: pytest.CaptureFixture[str]) -> None:
    with exceptions():
        gdal.Error(gdal.CE_Warning, 1, "Odd.")
    assert "Odd." in capfd.readouterr().err


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


def test_exceptions_of_one_thread_are_none_of_another(state: bool) -> None:
    with exceptions():
        assert in_other_thread(states) == {state}


def test_a_thread_of_ours_leaves_gdals_utilities_elsewhere_alone() -> None:
    """Before GDAL 3.7 they look at the switch of exceptions twice, and trip over a handler where it has moved."""
    done = subprocess.run([sys.executable, "-c", TRANSLATING], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and "Warning 1: told" in done.stderr, done.stderr
