# SPDX-License-Identifier: GPL-3.0-or-later
"""From features with classes to labelled pixels."""
