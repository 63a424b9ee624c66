# SPDX-License-Identifier: GPL-3.0-or-later
"""What the options name, read as far as a request wants it: scenes, training data, references."""
