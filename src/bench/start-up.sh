#!/bin/sh
# Measures what a command costs until it has started: user plus system time of `--help` and `inventory list`.
#
# usage: src/bench/start-up.sh VOLMOUNT [RUNS]
#
# VOLMOUNT is a launcher, such as that of an unpacked release; RUNS is 21 by default. Prints the median, the least and the
# most, in seconds. Needs a quiet machine.
set -eu

volmount=${1:?usage: src/bench/start-up.sh VOLMOUNT [RUNS]}
runs=${2:-21}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)

# measure ARGUMENT...
measure() {
    run=0
    while [ "$run" -lt "$runs" ]; do
        run=$((run + 1))
        cpu_of "$volmount" "$@"
    done | sort -n | awk -v what="$*" '
        { seconds[NR] = $1 }
        END { printf "%-60s median %.2f, %.2f to %.2f\n", what, seconds[int((NR + 1) / 2)], seconds[1], seconds[NR] }'
}

# In a shell of its own, whose children are this command alone; the second line of `times` is theirs.
cpu_of() {
    sh -c '"$@" > /dev/null || exit; times' cpu_of "$@" | tail -n 1 | tr 'ms' '  ' | awk '{ print $1 * 60 + $2 + $3 * 60 + $4 }'
}

"$volmount" --version > /dev/null
measure --help
measure inventory list -i "$root/inventories/private-agents.yml"
