#!/bin/sh
# Compares `volmount plan` with clush and with `ssh` under `xargs -P`: the time to run the same probe on many agents.
#
# usage: src/bench/plan.sh [AGENTS [RUNS]]
#
# Runs the three one after the other on AGENTS agents (default 100), RUNS times (default 5), 32 agents at a time, and prints
# of each the medians, the least and the most. Client and servers share the machine, so no client can be quicker than the
# floor: the processor time that the servers take for the same logins and probes, divided by the number of processors. It is
# taken from the runs of volmount themselves. What a client takes per agent is the difference between a plan of all agents
# and a plan of one. $VOLMOUNT names another launcher than bin/volmount, such as that of an unpacked release. Needs root (as
# the probe does), clush (the package clustershell on Debian and Ubuntu), time, and what servers.sh names.
set -eu

agents=${1:-100}
runs=${2:-5}
# shellcheck source=src/bench/common.sh
. "$(dirname -- "$0")/common.sh"
# shellcheck source=src/bench/servers.sh
. "$root/src/bench/servers.sh"

need clush xargs ssh /usr/bin/time
in_own_namespaces "$@"
start_sshd
inventory "$agents" >"$work/volmount.yml"
inventory 1 >"$work/one.yml"
addresses "$agents" >"$work/addresses"

probe() {
    cat <<'PARAMETERS'
NONCE=bench
PARTS='facts metrics paths attributes'
RESOURCES=/var/lib/dcos/mesos-resources
SETTINGS=/var/lib/dcos/mesos-slave-common
ATTRIBUTES=
DEVICES=
FILES=/root/volume0.img
MOUNT_UNITS=dcos-volume0.mount
AGENT_UNITS='dcos-mesos-slave.service dcos-mesos-slave-public.service'
TOOLS='awk blkid blockdev flock journalctl losetup mount stat systemctl umount mkfs.ext4'
PATHS='/etc/fstab
/root/volume0.img
/dcos/volume0'
PARAMETERS
    for part in prelude probe node dcos fstab owners content facts mounts metrics paths attributes reservations process; do
        cat "$root/src/main/resources/io/volmount/shell/$part.sh"
    done
    printf 'main </dev/null\n'
}
probe >"$work/probe.sh"

run_clush() {
    measure clush clush -q -f 32 -o "-F $work/ssh_config" --hostfile "$work/addresses" "sh -s <$work/probe.sh"
    answered clush
}

run_ssh() {
    measure ssh xargs -a "$work/addresses" -P 32 -I ADDRESS sh -c "ssh -F '$work/ssh_config' ADDRESS sh -s <'$work/probe.sh'"
    answered ssh
}

answered() {
    [ "$(grep -c '@bench end' "$work/$1.out")" -eq "$agents" ] || fail "$1 did not get $agents complete answers"
}

# run_volmount NAME AGENTS. A plan ends with 1 if agents are refused, as they are where no systemd runs.
run_volmount() {
    before=$(servers_time)
    accept 1 "$1" "$volmount" plan -i "$work/$1.yml" -p "$root/playbook-templates/loopback.yml" --format json
    planned=$(grep -oFf "$work/addresses" "$work/$1.out" | sort -u | wc -l)
    [ "$planned" -eq "$2" ] || fail "$planned of $2 agents were planned"
    ! grep -q '"unreachable"' "$work/$1.out" || fail 'an agent could not be reached'
    servers_time | awk -v before="$before" -v n="$processors" '{ print ($1 - before) / n, $1 - before }' >>"$work/$1.floor"
}

run_volmount one 1
rm "$work/one" "$work/one.floor"
for run in $(seq "$runs"); do
    run_clush
    run_ssh
    run_volmount volmount "$agents"
    run_volmount one 1
    echo "run $run of $runs ended"
done

report volmount clush ssh
printf 'floor: servers take %s s of processor time on %s processors: %s s\n' \
    "$(median volmount.floor 2)" "$processors" "$(median volmount.floor 1)"
quotient 'volmount / clush' "$(median volmount 1)" "$(median clush 1)"
quotient 'volmount / ssh' "$(median volmount 1)" "$(median ssh 1)"
quotient 'volmount / floor' "$(median volmount 1)" "$(median volmount.floor 1)"
awk -v all="$(median volmount 2)" -v one="$(median one 2)" -v n="$agents" \
    'BEGIN { printf "processor time of volmount: %.1f ms per agent beyond %.2f s for the first\n", 1000 * (all - one) / (n - 1), one }'
