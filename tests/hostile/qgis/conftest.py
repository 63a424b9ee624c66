# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock as the tests of the dock have it, in front of what others made."""

from __future__ import annotations

from gui.conftest import fake, fresh_settings, image, polygons, probed, project, scene, user

__all__ = ["fake", "fresh_settings", "image", "polygons", "probed", "project", "scene", "user"]
