#!/usr/bin/env bash
# Runs tests in QGIS 3.44, the last one of version 3, with the PyTorch of the next Debian, in a tree of it under build/.
#
#     scripts/next_qgis.sh -v tests/plugin     (arguments of tests/run_in_qgis.py; none: only make the tree)
#
# The tree is made when it is first asked for, in three minutes or, with a slow mirror, a quarter of an hour, and kept.
# Needs root. Ends with 77, and a sentence, where there can be no tree; else as the tests end.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/debian_tree.sh

suite=trixie # Debian 13: Python 3.13, GDAL 3.10, numpy 2.2, PyTorch 2.6
newer=$suite-backports # QGIS 3.44
packages=(qgis python3-qgis qgis-providers python3-gdal python3-venv python3-pytest xvfb xauth)
packages+=(python3-torch python3-sklearn python3-safetensors)
tree=$PWD/build/debian-$newer
needed_gb=5
tested="QGIS 3.44"

install_packages() {
    local sources=$1/etc/apt/sources.list
    sed -i "p; s| $suite | $newer |" "$sources" &&
        # A mirror that stands still has backports past their date.
        enter "$1" apt-get -o Acquire::Check-Valid-Until=false update &&
        enter "$1" DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
            --target-release="$newer" "${packages[@]}"
}

keep_tree
[ $# -gt 0 ] || exit 0
enter "$tree" --ignore-environment HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-}" PYTHONDONTWRITEBYTECODE=1 python3 tests/run_in_qgis.py "$@" 9>&-
