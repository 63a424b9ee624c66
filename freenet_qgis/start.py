# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a module of this package in any Python: ``python start.py freenet_qgis.engine FOLDER``.

Of what lies around the package nothing can be imported, as it could be by ``python -m`` and by ``PYTHONPATH``: a plugin
called `six`, or the packages of another Python, would take the place of those that this Python has.
"""

from __future__ import annotations

import os
import sys

_FOLDER = os.path.dirname(os.path.abspath(__file__))
# Python looks where its script lies first, and so would find our modules under names like `text`.
sys.path[:] = [place for place in sys.path if os.path.abspath(place) != _FOLDER]

import importlib.util  # noqa: E402 - from here on
import runpy  # noqa: E402

if __name__ == "__main__":
    _NAME = sys.argv[1].partition(".")[0]
    _SPEC = importlib.util.spec_from_file_location(_NAME, os.path.join(_FOLDER, "__init__.py"))
    if _SPEC is None or _SPEC.loader is None:
        sys.exit(f"There is no package in '{_FOLDER}'.")
    sys.modules[_NAME] = importlib.util.module_from_spec(_SPEC)
    _SPEC.loader.exec_module(sys.modules[_NAME])
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
