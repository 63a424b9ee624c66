# SPDX-License-Identifier: GPL-3.0-or-later
"""What runs wrote, as layers of the project: which they are, where they lie, and what hides them."""
