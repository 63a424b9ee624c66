#!/usr/bin/env bash
# Sets up what `make` needs: QGIS, GDAL and a virtual screen from the distribution, and .venv/ with torch.
# Made to be run again: it installs only what is missing and repairs a .venv/ that was left half-made.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(qgis python3-qgis qgis-providers gdal-bin python3-gdal python3-venv python3-pytest xvfb xauth ca-certificates)

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_system_packages() {
    local missing=() package root=()
    for package in "${packages[@]}"; do is_installed "$package" || missing+=("$package"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Missing, and only root can install them: apt-get install ${missing[*]}"
            return 0
        fi
        root=(sudo)
        [ -t 0 ] || root+=(-n)  # nobody there to type a password
    fi
    echo "Installing with apt-get: ${missing[*]}"
    "${root[@]}" apt-get update
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
}

# The Python of QGIS; the first python3 on the path may be another one.
find_python() {
    local candidate
    for candidate in ${PYTHON:-/usr/bin/python3 python3}; do
        "$candidate" -c 'import numpy, osgeo.gdal, qgis.core, venv' 2>/dev/null && echo "$candidate" && return
    done
    cat >&2 <<-END
		No Python with QGIS and GDAL was found. Install QGIS 3.22 or newer with its Python bindings (qgis.core),
		GDAL's (osgeo.gdal), pytest for that Python, and xvfb-run; on Debian and Ubuntu that is
		    apt-get install ${packages[*]}
		Then run 'make setup' again, with PYTHON=/path/to/python3 if that Python is not the first one on the path.
	END
    return 1
}

if command -v apt-get >/dev/null; then install_system_packages; fi
python=$(find_python)
if ! .venv/bin/python -c 'import osgeo.gdal, pip, qgis.core' 2>/dev/null; then
    echo "Making .venv/ with $python"
    "$python" -m venv --clear --system-site-packages .venv
fi
# GDAL's arrays break with a numpy of another major version than the one it was built for.
numpy=$("$python" -c 'import numpy; print(f"numpy<{numpy.lib.NumpyVersion(numpy.__version__).major + 1}")')
.venv/bin/python -m pip install 'pip>=25.1'  # 25.1: the option --group
.venv/bin/python -m pip install --group engine --group test --group lint --group site "$numpy"

# QGIS hands Qt on under a name of its own, of which the stubs do not know.
stubs=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/qgis-stubs/PyQt
mkdir -p "$stubs"
touch "$stubs/__init__.pyi"
for module in QtCore QtGui QtNetwork QtSvg QtWidgets sip; do echo "from PyQt5.$module import *" >"$stubs/$module.pyi"; done
