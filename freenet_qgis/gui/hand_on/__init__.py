# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a map after its run: it is kept, printed, and handed on to other tools."""
