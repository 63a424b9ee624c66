# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for ``qgis.processing``."""

from stand_in import stand_in as __getattr__  # noqa: F401 - Python asks it for every function
