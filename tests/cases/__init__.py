# SPDX-License-Identifier: GPL-3.0-or-later
"""Inputs that others' programs were reported to handle wrongly, made from seeds."""
