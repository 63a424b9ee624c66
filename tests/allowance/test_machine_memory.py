# SPDX-License-Identifier: GPL-3.0-or-later
"""What the machine has free. Windows and macOS are not here: what their systems would say is FAKED, and says so."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest

from freenet_qgis.allowance.machine_memory import MemoryStatus, machine_memory, of_linux, of_macos, of_windows

VM_STAT = """\
Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               10593.
Pages active:                            260186.
Pages inactive:                          254640.
Pages speculative:                         4652.
Pages throttled:                              0.
Pages wired down:                        136044.
Pages purgeable:                            960.
"Translation faults":                 814250127.
Pages copy-on-write:                   43871293.
Pages stored in compressor:              742019.
Pages occupied by compressor:            342210.
Pageouts:                                 52931.
"""


def test_this_machine_tells_what_is_free() -> None:
    found = machine_memory()
    assert found is not None and found.holder == "machine"
    assert 0 < found.free < found.total


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sysconf")
def test_all_memory_is_what_the_system_calls_physical() -> None:
    found = machine_memory()
    assert found is not None
    assert found.total == pytest.approx(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"), rel=0.01)


def test_linux_tells_what_could_be_given_back_as_well(tmp_path: Path) -> None:
    (tmp_path / "meminfo").write_text("MemTotal:  2000 kB\nMemFree:  10 kB\nMemAvailable:  500 kB\n", encoding="ascii")
    found = of_linux(tmp_path / "meminfo")
    assert (found.total, found.free) == (2000 * 1024, 500 * 1024)


class Kernel32:
    """FAKED: fills in the structure as Windows does, if its length is that of Windows's header."""

    def __init__(self, available_page_file: int = 9 * 2**30) -> None:
        self._available_page_file = available_page_file

    def GlobalMemoryStatusEx(self, status: object) -> int:
        told = ctypes.cast(status, ctypes.POINTER(MemoryStatus)).contents
        told.total_physical, told.available_physical = 8 * 2**30, 3 * 2**30
        told.available_page_file = self._available_page_file
        return int(told.length == 64)


def test_windows_faked() -> None:
    found = of_windows(Kernel32())
    assert (found.total, found.free) == (8 * 2**30, 3 * 2**30)


def test_windows_faked_promises_no_more_than_its_page_file_holds() -> None:
    assert of_windows(Kernel32(available_page_file=2**30)).free == 2**30


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no cat")
def test_macos_faked_counts_free_and_inactive_pages(tmp_path: Path) -> None:
    (tmp_path / "said").write_text(VM_STAT, encoding="ascii")
    assert of_macos(("cat", str(tmp_path / "said"))).free == (10593 + 4652 + 254640) * 16384


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no echo of its own")
def test_macos_faked_that_says_something_else_is_an_error() -> None:
    with pytest.raises(ValueError, match="no idea"):
        of_macos(("echo", "no idea"))
