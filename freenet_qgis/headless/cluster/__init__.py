# SPDX-License-Identifier: GPL-3.0-or-later
"""Many scenes, or one huge one, on the workers of a Dask cluster."""
