#!/bin/sh
# Measures `volmount apply` on many agents, from the probe to the proof: above all the memory that it takes.
#
# usage: src/bench/apply.sh [AGENTS [RUNS]]
#
# Adds the documented 200 MB loopback volume, with a reboot, to AGENTS agents (default 1000), RUNS times (default 3): to 100
# at a time, and to all of them together. The agents are one server, ReplayedAgents.java, which answers what a real agent of
# the lab did, so nothing of this is the nodes' own time: half a second for a step, five seconds for a reboot, and the 30
# seconds to settle that are the default. Beside the medians, the least and the most, prints what the controller takes per
# agent: the difference to a run on one agent. Client and server share the machine. $VOLMOUNT names another launcher than
# bin/volmount, such as that of an unpacked release. Needs time, ssh-keygen, a JDK and Maven.
set -eu

agents=${1:-1000}
runs=${2:-3}
# shellcheck source=src/bench/common.sh
. "$(dirname -- "$0")/common.sh"
# shellcheck source=src/bench/servers.sh
. "$root/src/bench/servers.sh"

need java mvn ssh-keygen /usr/bin/time
"$volmount" --version
(cd "$root" && mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$work/class_path" -Dmdep.includeScope=test)
class_path=$root/target/classes:$root/target/test-classes:$(cat "$work/class_path")

# playbook MAX_UNAVAILABLE
playbook() {
    cat "$root/playbook-templates/loopback.yml"
    printf 'rollout: {canary: 0, maxUnavailable: %s}\n' "$1"
}

make_keys
inventory 1 >"$work/one.yml"
inventory "$agents" >"$work/all.yml"
playbook 100 >"$work/hundreds.playbook"
playbook 100% >"$work/together.playbook"

# With agents that nobody has changed yet.
start_agents() {
    java -cp "$class_path" "$root/src/bench/ReplayedAgents.java" "$port" "$work/host_key" "$root/src/bench/replayed" \
        >"$work/agents.out" 2>"$work/agents.err" &
    echo $! >"$work/sshd.pid"
    until grep -q ready "$work/agents.out"; do
        kill -0 $! 2>/dev/null || fail "the agents did not start: $(tail -n 3 "$work/agents.err")"
        sleep 0.1
    done
}

end_agents() {
    kill "$(cat "$work/sshd.pid")"
    wait "$(cat "$work/sshd.pid")" || true
    rm "$work/sshd.pid"
}

# apply NAME INVENTORY PLAYBOOK AGENTS
apply() {
    start_agents
    measure "$1" env "XDG_STATE_HOME=$work/state" "$volmount" apply --yes -i "$work/$2.yml" -p "$work/$3.playbook"
    end_agents
    grep -Eq ": $4 agents?, $4 verified\$" "$work/$1.out" || fail "$(tail -n 2 "$work/$1.out")"
}

for run in $(seq "$runs"); do
    apply one one together 1
    apply hundreds all hundreds "$agents"
    apply together all together "$agents"
    echo "run $run of $runs ended"
done

report one hundreds together
for name in hundreds together; do
    awk -v name="$name" -v all="$(median "$name" 2)" -v one="$(median one 2)" -v n="$agents" \
        'BEGIN { printf "processor time of %s: %.1f ms per agent beyond %.2f s for the first\n", name, 1000 * (all - one) / (n - 1), one }'
done
