#!/usr/bin/env bash
# Runs tests in the QGIS of the next Debian, with that Debian's PyTorch, in a tree of it under build/.
#
#     scripts/next_qgis.sh -v tests/plugin     (arguments of tests/run_in_qgis.py; none: only make the tree)
#
# The tree is made when it is first asked for, in two minutes or, with a slow mirror, a quarter of an hour, and kept. Needs
# root. Ends with 77, and a sentence, where there can be no tree; else as the tests end.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/debian_tree.sh

suite=trixie # Debian 13: QGIS 3.40, Python 3.13, GDAL 3.10, numpy 2.2, PyTorch 2.6
packages=(qgis python3-qgis qgis-providers python3-gdal python3-venv python3-pytest xvfb xauth)
packages+=(python3-torch python3-sklearn python3-safetensors)
tree=$PWD/build/debian-$suite
needed_gb=5
tested="the QGIS of Debian's $suite"

keep_tree
[ $# -gt 0 ] || exit 0
enter "$tree" --ignore-environment HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-}" PYTHONDONTWRITEBYTECODE=1 python3 tests/run_in_qgis.py "$@" 9>&-
