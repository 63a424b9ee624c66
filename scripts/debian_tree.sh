# SPDX-License-Identifier: GPL-3.0-or-later
# A Debian of its own in a folder, for tests that want programs which this system has not. To be sourced.
#
# Who sources it stands in the folder of the project and sets
#     suite      its release, as `trixie`
#     packages   what is installed in it, an array
#     tree       its folder, whole, under build/
#     needed_gb  disk space that making it takes
#     tested     what there are no tests in without it, for the sentence
# and then calls `keep_tree`, which makes it unless it is there, and `enter "$tree" COMMAND`. Needs root. Ends with 77, and a
# sentence, where there can be no tree.
# shellcheck shell=bash disable=SC2154

cannot() {
    echo "No tests in $tested: $1" >&2
    exit 77
}

# Makes the tree when it is first asked for; whoever makes it anew waits until this process has ended.
keep_tree() {
    mkdir -p build
    check_machine
    exec 9>"$tree.lock" # only one makes the tree, and only while nobody tests in it
    flock --shared 9
    if ! is_made; then
        flock 9
        if ! is_made; then make_tree; fi # not `||`, under which no failure would end it
        flock --shared 9
    fi
}

check_machine() {
    [ "$(id -u)" -eq 0 ] || cannot "only root can make and enter a tree of it; try sudo."
    command -v unshare >/dev/null || cannot "unshare, of util-linux, is not installed."
    unshare --mount mount -t proc proc /proc 2>/dev/null || cannot "this container lets nobody mount."
}

is_made() { [ "$(cat "$tree/packages" 2>/dev/null)" = "${packages[*]}" ]; }

# Runs a command in a tree; what is mounted for it is seen by nobody else and goes with it.
enter() {
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

make_tree() {
    local free_gb
    free_gb=$(df --output=avail -BG build | tail -n 1 | tr -dc 0-9)
    [ "$free_gb" -ge "$needed_gb" ] || cannot "it takes $needed_gb GB, and the disk has $free_gb GB left."
    command -v debootstrap >/dev/null || command -v apt-get >/dev/null || cannot "debootstrap is not installed."
    fetch_tree || { echo "Once more, in a minute."; sleep 60; fetch_tree; } ||
        cannot "its packages cannot be fetched and installed; the reason is above."
    rm -rf --one-file-system "$tree"
    mv "$tree.new" "$tree"
}

# Leaves a whole tree beside the one that is to be replaced; fails as soon as one step does.
fetch_tree() {
    local mirror
    install_debootstrap 8>build/apt.lock || return
    # From where this machine has its own packages, if that is Debian.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | grep -v security | head -n 1) || true
    rm -rf --one-file-system "$tree.new" &&
        unshare --mount debootstrap --variant=minbase --include=ca-certificates "$suite" "$tree.new" ${mirror:+"$mirror"} &&
        printf '#!/bin/sh\nexit 101\n' >"$tree.new/usr/sbin/policy-rc.d" && # starts no services
        chmod +x "$tree.new/usr/sbin/policy-rc.d" &&
        install_packages "$tree.new" &&
        enter "$tree.new" apt-get clean &&
        echo "${packages[*]}" >"$tree.new/packages"
}

# One at a time, for several trees may be made at once.
install_debootstrap() {
    flock 8
    command -v debootstrap >/dev/null ||
        { apt-get update && apt-get install --yes --no-install-recommends debootstrap debian-archive-keyring; }
}

# May be defined anew, for packages of further suites.
install_packages() {
    enter "$1" DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${packages[@]}"
}
