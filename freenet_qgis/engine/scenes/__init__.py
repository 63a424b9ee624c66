# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene as it is stored, and as networks are shown it."""
