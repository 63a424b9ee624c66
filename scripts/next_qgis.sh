#!/usr/bin/env bash
# Runs tests in QGIS 3.44, the last one of version 3, with the PyTorch of the next Debian, in a tree of it under build/.
#
#     scripts/next_qgis.sh -v tests/plugin     (arguments of tests/run_in_qgis.py; none: only make the tree)
#
# Ends with 77, and a sentence, where there can be no tree (scripts/debian_tree.sh); else as the tests end.
set -euo pipefail
cd "$(dirname "$0")/.."

purpose="tests in QGIS 3.44"
suite=trixie release=trixie-backports # Debian 13: QGIS 3.44, Python 3.13, GDAL 3.10, numpy 2.2, PyTorch 2.6
packages=(qgis python3-qgis qgis-providers python3-gdal python3-venv python3-pytest xvfb xauth)
packages+=(python3-torch python3-sklearn python3-safetensors)
tree=$PWD/build/debian-qgis
needed_gb=5

. scripts/debian_tree.sh
have_tree
[ $# -eq 0 ] || in_tree python3 tests/run_in_qgis.py "$@"
