# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of faults share."""

from one_thread import one_thread  # noqa: F401 - a fixture that every test uses
