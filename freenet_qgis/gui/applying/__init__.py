# SPDX-License-Identifier: GPL-3.0-or-later
"""Applying a model to other scenes: which, where their maps go, and what becomes of each."""
