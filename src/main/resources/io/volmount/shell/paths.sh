# shellcheck shell=sh
# What is at each path that a step would write to, and whether root could: one paragraph of key=value lines for each.
# The shell asks the kernel, which answers for read-only file systems, immutable files and security modules alike. (A
# busybox shell takes root to be able to write anywhere; there the steps find out.)
#
# PATHS  one per line. The agent's checkpoint, which the look at DC/OS has found, is one more.

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

# path_state PATH: its paragraph. Sets real.
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
    if [ -O "$1" ] && { [ "$kind" != directory ] || nobody_else_writes "$1"; }; then
        root_owns=yes
    fi
    [ ! -w "$1" ] || writable=yes
    [ ! -w "${above:-/}" ] || above_writable=yes
    printf 'path=%s\nkind=%s\nreal=%s\nroot-owns=%s\nwritable=%s\nabove=%s\nabove-writable=%s\n\n' \
        "$1" "$kind" "$real" "$root_owns" "$writable" "${above:-/}" "$above_writable"
}

nobody_else_writes() {
    mode=$(stat -c %f -- "$1") && is_roots 0 "$mode"
}

# real_path PATH: every link in it followed; nothing when that leads nowhere. Needs kind and above.
real_path() {
    if [ "$kind" = link ]; then
        readlink -f "$1"
    else
        physical=$(cd -P "${above:-/}" && pwd -P) && printf '%s\n' "${physical%/}${1#"$above"}"
    fi
}
