# SPDX-License-Identifier: GPL-3.0-or-later
"""What another machine says it has written counts when it is seen here, and is not what was here before."""

from __future__ import annotations

from pathlib import Path

from freenet_qgis.files.durable import write_durably
from freenet_qgis.headless.cluster.expected_files import ExpectedFiles


def test_files_are_missing_until_they_are_new(tmp_path: Path) -> None:
    old, new = tmp_path / "old.tif", tmp_path / "new.tif"
    old.write_bytes(b"map")
    expected = ExpectedFiles([old, new])
    assert expected.missing(patience_s=0) == old  # as it was: a worker has written it elsewhere
    write_durably(old, lambda partial: partial.write_bytes(b"map"))
    assert expected.missing(patience_s=0) == new
    new.write_bytes(b"map")
    assert expected.missing(patience_s=0) is None
