# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock panel: asks for a run, carries it in the background and puts its result into the project."""
