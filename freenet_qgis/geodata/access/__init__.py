# SPDX-License-Identifier: GPL-3.0-or-later
"""How files of GDAL are opened and asked, whatever they hold: by calls that raise, in windows, on their grid."""
