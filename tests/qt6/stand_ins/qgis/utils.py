# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for ``qgis.utils``."""

from __future__ import annotations

from typing import Any

iface: Any = None
plugins: dict[str, Any] = {}
