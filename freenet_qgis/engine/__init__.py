# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet itself: torch, numpy, scikit-learn and safetensors; no GDAL, no QGIS, no Qt."""
