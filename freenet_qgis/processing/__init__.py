# SPDX-License-Identifier: GPL-3.0-or-later
"""The Processing provider and its algorithms; also loaded where there are no windows, by ``qgis_process``."""
