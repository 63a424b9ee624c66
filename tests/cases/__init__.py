# SPDX-License-Identifier: GPL-3.0-or-later
"""Inputs of public bug reports, made from seeds."""
