# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of spectra, and the spectrum under the cursor."""
