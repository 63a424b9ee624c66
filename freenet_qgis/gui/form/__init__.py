# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user fills in: layers, classes and options, with a guide and what is found out meanwhile."""
