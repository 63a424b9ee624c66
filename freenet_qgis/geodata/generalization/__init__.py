# SPDX-License-Identifier: GPL-3.0-or-later
"""Class maps without their noise: small patches, single pixels, and what neither image nor neighbours bear out."""
