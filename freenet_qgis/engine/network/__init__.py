# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet as the paper has it, and what its images and parameters are laid out as."""
