# SPDX-License-Identifier: GPL-3.0-or-later
"""How good a map is: what is held out, what is measured there, and what that says."""
