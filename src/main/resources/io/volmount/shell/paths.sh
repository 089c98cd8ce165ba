# shellcheck shell=sh
# What exists at each path that a step writes to, and whether root can write there: one paragraph of key=value lines each.
# The shell asks the kernel, whose answer covers read-only file systems, immutable files and security modules. (A busybox
# shell assumes that root can write anywhere; there only the steps find out.)
#
# PATHS  one per line. The agent's checkpoint, found by `dcos`, is added.

paths() {
    section paths
    split_at_newlines
    # shellcheck disable=SC2086 # lines, to be split
    set -- $PATHS "$checkpoint"
    split_at_blanks
    find_modes "$@"
    for path in "$@"; do
        path_state "$path"
        if [ -L "$path" ] && [ -n "$real" ]; then
            path_state "$real"
        fi
    done
    cd /
}

# find_modes PATH...: sets modes to lines `MODE PATH` for the directories of root among them, the mode in hexadecimal.
find_modes() {
    for path; do
        shift
        # shellcheck disable=SC3067 # dash and busybox know -O, and no process is needed
        { [ -L "$path" ] || [ ! -d "$path" ] || [ ! -O "$path" ]; } || set -- "$@" "$path"
    done
    modes=
    [ "$#" -eq 0 ] || modes=$(stat -c '%f %n' -- "$@")
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
    find_real_path "$1"
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

# only_root_writes_to DIRECTORY: whether modes, or a new look at a directory that a link leads to, says so.
only_root_writes_to() {
    mode=$NEWLINE$modes$NEWLINE
    mode=${mode%%" $1$NEWLINE"*}
    mode=${mode##*"$NEWLINE"}
    case $mode in
        '' | *[!0-9a-f]*) mode=$(stat -c %f -- "$1") || return 1 ;;
    esac
    only_root_writes 0 "$mode"
}

# find_real_path PATH: sets real to the path with every symbolic link resolved; to nothing if the target does not exist. Reads
# kind and above, and changes the working directory.
find_real_path() {
    real=
    if [ "$kind" = link ]; then
        real=$(readlink -f "$1")
    elif cd -P "${above:-/}"; then
        real=${PWD%/}${1#"$above"}
    fi
}
