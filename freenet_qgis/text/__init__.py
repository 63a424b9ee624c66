# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts for people: in their language, without secrets, and with nothing in them but what is seen."""
