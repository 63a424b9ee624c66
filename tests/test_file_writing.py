# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong while files are written, with the cause that it has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.results import result_files

WRITTEN = """
import os, sys
sys.path[:0] = sys.argv[1].split("|")
from pathlib import Path
from freenet_qgis.geodata.results import result_files
from freenet_qgis.errors import FreeNetError
if os.getuid() == 0:
    os.setuid(65534)
try:
    result_files.check_writable([Path(sys.argv[2])])
except FreeNetError as error:
    print(error)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that other users can enter."""
    made = Path(tempfile.mkdtemp())
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@pytest.mark.skipif(os.name == "nt", reason="Windows tells a file that is open the same way")
@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_may_not_be_written_is_not_said_to_be_open_elsewhere(folder: Path, what: str) -> None:
    (folder / "map.tif").touch()
    (folder / "map.tif").chmod(0o444 if what == "file" else 0o666)
    folder.chmod(0o777 if what == "file" else 0o555)
    paths = "|".join([str(Path(result_files.__file__).parents[2]), *sys.path])
    command = [sys.executable, "-c", WRITTEN, paths, str(folder / "map.tif")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "map.tif' cannot be written: Permission denied." in told.stdout, told.stderr
    assert "may be written" in told.stdout and "other programs" not in told.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are none on Windows")
def test_an_error_without_words_of_the_system_is_told_with_its_own(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "map.tif")
    with pytest.raises(FreeNetError, match=r"map\.tif' cannot be written: .*seekable"):
        result_files.check_writable([tmp_path / "map.tif"])
