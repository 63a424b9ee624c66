# SPDX-License-Identifier: GPL-3.0-or-later
"""Masks: which values of a quality layer leave a pixel out, as users write it."""
