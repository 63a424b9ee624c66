# SPDX-License-Identifier: GPL-3.0-or-later
"""From a trained network to maps, of scenes of any size."""
