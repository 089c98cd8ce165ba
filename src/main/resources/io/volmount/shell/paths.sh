# shellcheck shell=sh
# What exists at each path that a step writes to, and whether root can write there: one paragraph of key=value lines each.
# The shell asks the kernel, whose answer covers read-only file systems, immutable files and security modules. (A busybox
# shell assumes that root can write anywhere; there only the steps find out.)
#
# PATHS  one per line. The agent's checkpoint, found by `dcos`, is added.

paths() {
    section paths
    # shellcheck disable=SC2154 # set by dcos
    printf '%s\n' "$PATHS" "$checkpoint" | while IFS= read -r path; do
        path_state "$path"
        if [ -L "$path" ] && [ -n "$real" ]; then
            path_state "$real"
        fi
    done
}

# path_state PATH: prints its paragraph. Sets real.
path_state() {
    above=${1%/*}
    while [ -n "$above" ] && [ ! -d "$above" ]; do
        above=${above%/*}
    done
    if [ -L "$1" ]; then
        kind='link'
    elif [ -f "$1" ]; then
        kind='file'
    elif [ -d "$1" ]; then
        kind=directory
    elif [ -e "$1" ]; then
        kind=other
    else
        kind=absent
    fi
    real=$(real_path "$1")
    root_owns=no writable=no above_writable=no
    # shellcheck disable=SC3067 # dash and busybox know -O, and no process is needed
    if [ -O "$1" ] && { [ "$kind" != directory ] || only_root_writes_to "$1"; }; then
        root_owns=yes
    fi
    [ ! -w "$1" ] || writable=yes
    [ ! -w "${above:-/}" ] || above_writable=yes
    printf 'path=%s\nkind=%s\nreal=%s\nroot-owns=%s\nwritable=%s\nabove=%s\nabove-writable=%s\n\n' \
        "$1" "$kind" "$real" "$root_owns" "$writable" "${above:-/}" "$above_writable"
}

only_root_writes_to() {
    mode=$(stat -c %f -- "$1") && only_root_writes 0 "$mode"
}

# real_path PATH: prints the path with every symbolic link resolved; nothing if the target does not exist. Reads kind and
# above.
real_path() {
    if [ "$kind" = link ]; then
        readlink -f "$1"
    else
        physical=$(cd -P "${above:-/}" && pwd -P) && printf '%s\n' "${physical%/}${1#"$above"}"
    fi
}
