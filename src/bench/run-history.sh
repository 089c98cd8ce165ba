#!/bin/sh
# Measures the commands that read recorded runs: of 100 runs of 1,000 agents, and of one run of 10,000 that was interrupted in
# the middle.
#
# usage: src/bench/run-history.sh [RUNS]
#
# Records simulated runs in memory (about 700 MB), then runs each command RUNS times (default 5). `resume` is ended when it
# begins to probe the agents: then it has read all, and is ready to act. Needs time and a JDK.
set -eu

runs=${1:-5}
# shellcheck source=src/bench/common.sh
. "$(dirname -- "$0")/common.sh"

need /usr/bin/time
"$volmount" --version
need_jar

# recorded NAME AGENTS RUNS INTERRUPTED
recorded() {
    printf 'version: 1\ndefaults: {user: root}\ngroups:\n  agents:\n    hosts: ["agent-[%0*d-%s]"]\n' "${#2}" 1 "$2" \
        >"$work/inventory.yml"
    java -cp "$jar" "$root/src/bench/RecordSimulatedRuns.java" \
        "$work/$1/volmount/runs" "$work/inventory.yml" "$root/playbook-templates/aws-xen.yml" "$2" "$3" "$4" \
        "bench@$(uname -n)"
}

# Runs a command until it says that it probes; $0 is a pipe for what it says.
# shellcheck disable=SC2016 # expanded by the shell that is measured
until_ready='
    "$@" >"$0" 2>&1 &
    while read -r line; do
        case $line in *probing*) break ;; esac
    done <"$0"
    kill -9 $!
    wait $! || true'

recorded many 1000 100 0
recorded one 10000 1 5000
mkfifo "$work/said"
# These runs have no summaries yet: the first listing reads all journals and stores them.
measure first-runs env "XDG_STATE_HOME=$work/many" "$volmount" runs
for _ in $(seq "$runs"); do
    measure runs env "XDG_STATE_HOME=$work/many" "$volmount" runs
    measure show env "XDG_STATE_HOME=$work/one" "$volmount" runs show 2026
    measure report env "XDG_STATE_HOME=$work/one" "$volmount" runs report 2026
    measure resume env "XDG_STATE_HOME=$work/one" sh -c "$until_ready" "$work/said" "$volmount" resume --yes 2026
done
report first-runs runs show report resume
