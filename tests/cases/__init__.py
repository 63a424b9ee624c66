# SPDX-License-Identifier: GPL-3.0-or-later
"""Inputs after public reports about other programs, made from seeds; a module for each kind."""
