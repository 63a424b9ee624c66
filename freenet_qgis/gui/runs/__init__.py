# SPDX-License-Identifier: GPL-3.0-or-later
"""The runs of the project: remembered, used again, compared, copied, deleted."""
