# SPDX-License-Identifier: GPL-3.0-or-later
"""Imported before all else: ``python -m`` looks for modules in the current folder first, which may be anybody's.

A file ``json.py`` beside the data would run in place of Python's own. This module needs none that is not loaded yet.
"""

from __future__ import annotations

import os
import sys


def _same(one: str, other: str) -> bool:
    return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


if getattr(sys, "argv", [""])[:1] == ["-m"] and sys.path:  # stands there while the package is imported for that
    _parent = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if not _same(sys.path[0], _parent) and _same(sys.path[0], os.getcwd()):
        del sys.path[0]
