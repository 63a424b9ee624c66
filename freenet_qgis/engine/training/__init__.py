# SPDX-License-Identifier: GPL-3.0-or-later
"""From labelled pixels to the model to keep."""
