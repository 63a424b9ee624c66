# SPDX-License-Identifier: GPL-3.0-or-later
# A tree of Debian under build/, for tests with programs that this machine does not have. Sourced, in the checkout, by
# scripts that say in variables what they want:
#
#     purpose      what the tree is for, to say what there is none of: "tests in the QGIS of the next Debian"
#     tree         its folder, an absolute path below build/; it is not shared with other scripts
#     suite        the Debian: trixie
#     release      from where apt takes packages first, if not from the suite: trixie-backports
#     packages     what is installed, an array; a tree with other packages is made anew
#     needed_gb    disk space to make it, in GB
#
# and then call `have_tree`, and `in_tree COMMAND...` as often as they like. A tree is made when it is first asked for, in
# two minutes or, with a slow mirror, a quarter of an hour, and kept. Needs root. The script ends with 77, and a sentence,
# where there can be no tree.
# shellcheck shell=bash disable=SC2154

# Ends the script: there can be no tree here, for this reason.
cannot() {
    echo "No $purpose: $1" >&2
    exit 77
}

# Makes the tree unless there is one, and keeps others from making it anew while this script runs.
have_tree() {
    mkdir -p build
    _check_machine
    exec 9>"$tree.lock" # only one makes the tree, and only while nobody tests in it
    flock --shared 9
    if ! _is_made; then
        flock 9
        if ! _is_made; then _make_tree; fi # not `||`, under which no failure would end it
        flock --shared 9
    fi
}

# Runs a command in the tree, in the checkout, which is /freenet there, with these variables alone and those given first,
# as for `env`; ends as it does.
in_tree() {
    _enter "$tree" --ignore-environment HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-}" PYTHONDONTWRITEBYTECODE=1 "$@" 9>&-
}

_check_machine() {
    [ "$(id -u)" -eq 0 ] || cannot "only root can make and enter a tree of Debian's $suite; try sudo."
    command -v unshare >/dev/null || cannot "unshare, of util-linux, is not installed."
    unshare --mount mount -t proc proc /proc 2>/dev/null || cannot "this container lets nobody mount."
}

_is_made() { [ "$(cat "$tree/packages" 2>/dev/null)" = "$(_wanted)" ]; }

_wanted() { echo "$suite ${release:-$suite}: ${packages[*]}"; }

# Runs a command in a tree; what is mounted for it is seen by nobody else and goes with it.
_enter() {
    local place=$1
    shift
    # shellcheck disable=SC2016
    unshare --mount --propagation private bash -euc '
        mount -t proc proc "$0/proc"
        for folder in dev sys; do mount --rbind /$folder "$0/$folder"; done
        mkdir -p "$0/freenet"
        mount --bind . "$0/freenet"
        cp --dereference /etc/resolv.conf "$0/etc/resolv.conf"
        exec chroot "$0" env --chdir=/freenet "$@"
    ' "$place" "$@"
}

_make_tree() {
    local free_gb
    free_gb=$(df --output=avail -BG build | tail -n 1 | tr -dc 0-9)
    [ "$free_gb" -ge "$needed_gb" ] || cannot "it takes $needed_gb GB, and the disk has $free_gb GB left."
    command -v debootstrap >/dev/null || command -v apt-get >/dev/null || cannot "debootstrap is not installed."
    _fetch_tree || { echo "Once more, in a minute."; sleep 60; _fetch_tree; } ||
        cannot "its packages cannot be fetched and installed; the reason is above."
    rm -rf --one-file-system "$tree"
    mv "$tree.new" "$tree"
}

# Leaves a whole tree beside the one that is to be replaced; fails as soon as one step does.
_fetch_tree() {
    local mirror sources=$tree.new/etc/apt/sources.list
    if ! command -v debootstrap >/dev/null; then
        apt-get update && apt-get install --yes --no-install-recommends debootstrap debian-archive-keyring || return
    fi
    # From where this machine has its own packages, if that is Debian.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | grep -v security | head -n 1) || true
    rm -rf --one-file-system "$tree.new" &&
        unshare --mount debootstrap --variant=minbase --include=ca-certificates "$suite" "$tree.new" ${mirror:+"$mirror"} &&
        printf '#!/bin/sh\nexit 101\n' >"$tree.new/usr/sbin/policy-rc.d" && # starts no services
        chmod +x "$tree.new/usr/sbin/policy-rc.d" &&
        sed -i "p; s| $suite | ${release:-$suite} |" "$sources" && sort -u -o "$sources" "$sources" &&
        # A mirror that stands still has backports past their date.
        _enter "$tree.new" apt-get -o Acquire::Check-Valid-Until=false update &&
        _enter "$tree.new" DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
            ${release:+--target-release="$release"} "${packages[@]}" &&
        _enter "$tree.new" apt-get clean &&
        _wanted >"$tree.new/packages"
}
