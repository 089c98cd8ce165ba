#!/bin/sh
# Measures a rehearsal of many agents.
#
# usage: src/bench/rehearsal.sh [AGENTS [RUNS]]
#
# Rehearses AGENTS agents (default 10000) with the default number of simulated runs, RUNS times (default 5). Needs time.
set -eu

agents=${1:-10000}
runs=${2:-5}
# shellcheck source=src/bench/common.sh
. "$(dirname -- "$0")/common.sh"

need /usr/bin/time
"$volmount" --version
for _ in $(seq "$runs"); do
    measure rehearse "$volmount" rehearse --agents "$agents" --zones 20 -p "$root/playbook-templates/aws-xen.yml"
done
report rehearse
