# SPDX-License-Identifier: GPL-3.0-or-later
"""What this process may take of the machine: memory and processors, whoever limits them."""
