# shellcheck shell=sh disable=SC2034 # variables of the scripts that source this
# What the scripts in this directory share. Sourced by them, it gives them $root (the source tree), $volmount (the launcher
# that is measured: $VOLMOUNT, otherwise bin/volmount), $work (a directory of their own, in memory, which is removed at their end),
# $processors and the functions below.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
volmount=${VOLMOUNT:-$root/bin/volmount}
processors=$(getconf _NPROCESSORS_ONLN)
work=$(mktemp -d /dev/shm/volmount-bench.XXXXXX)

clean_up() {
    [ ! -s "$work/sshd.pid" ] || kill "$(cat "$work/sshd.pid")"
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# need PROGRAM...
need() {
    for program in "$@"; do
        command -v "$program" >/dev/null || fail "$program is missing"
    done
}

# For what runs Java sources of this directory.
need_jar() {
    need java
    jar=$root/target/volmount.jar
    [ -e "$jar" ] || fail "$jar is missing: build it with bin/volmount --version"
}

# measure NAME COMMAND...: runs it and adds to $work/NAME a line with seconds of wall time, seconds of processor time, and
# the memory of its largest process in MB. Its output is in $work/NAME.out and $work/NAME.err. Ends the script if it fails.
measure() {
    accept 0 "$@"
}

# accept CODE NAME COMMAND...: the same, but the command may also end with this exit code.
accept() {
    accepted=$1
    measured=$2
    shift 2
    code=0
    /usr/bin/time -q -o "$work/time" -f '%e %U %S %M' "$@" >"$work/$measured.out" 2>"$work/$measured.err" </dev/null || code=$?
    [ "$code" -eq 0 ] || [ "$code" -eq "$accepted" ] || {
        tail -n 3 "$work/$measured.err" >&2
        fail "$measured failed with exit code $code"
    }
    awk '{ printf "%.2f %.2f %.0f\n", $1, $2 + $3, $4 / 1024 }' "$work/time" >>"$work/$measured"
}

# column NAME NUMBER: median, least and most.
column() {
    awk -v c="$2" '{ print $c }' "$work/$1" | sort -n | awk '
        { v[NR] = $1 }
        END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2, v[1], v[NR] }'
}

median() {
    column "$1" "$2" | cut -d ' ' -f 1
}

# report NAME...: a line for each: medians, with the least and the most in brackets.
report() {
    for name in "$@"; do
        # shellcheck disable=SC2046,SC2183 # three words each
        printf '%-20s wall %.2f s (%.2f to %.2f), processor %.2f s (%.2f to %.2f), memory %.0f MB (%.0f to %.0f)\n' \
            "$name" $(column "$name" 1) $(column "$name" 2) $(column "$name" 3)
    done
}

# quotient WHAT A B
quotient() {
    awk -v what="$1" -v a="$2" -v b="$3" 'BEGIN { printf "%s: %.2f\n", what, a / b }'
}
