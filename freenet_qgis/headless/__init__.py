# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithms as a command for machines without QGIS: ``python -m freenet_qgis``."""
