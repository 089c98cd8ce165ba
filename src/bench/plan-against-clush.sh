#!/bin/sh
# Compares `volmount plan` with clush: the time to run the same probe script on 100 agents, over the same sshd.
#
# usage: src/bench/plan-against-clush.sh [RUNS]
#
# Starts its own sshd processes on 100 loopback addresses, one per agent; client and servers share the machine. Runs both
# RUNS times (default 5), alternately, and prints the wall time of every run and the medians. Needs root (as the probe does),
# sshd and clush: the packages openssh-server and clustershell on Debian and Ubuntu.
set -eu

runs=${1:-5}
agents=100
port=22022
root=$(cd "$(dirname "$0")/../.." && pwd -P)
work=$(mktemp -d)
sources=$root/src/main/resources/io/volmount/shell

for program in sshd ssh-keygen clush java unshare; do
    command -v "$program" >/dev/null || {
        echo "$program is missing: install openssh-server, clustershell and a JDK" >&2
        exit 1
    }
done

clean_up() {
    for pid in "$work"/sshd.*.pid; do
        [ ! -s "$pid" ] || kill "$(cat "$pid")"
    done
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

addresses() {
    awk -v n="$agents" 'BEGIN { for (i = 1; i <= n; i++) print "127.0.1." i }'
}

start_sshd() {
    mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f "$work/host_key"
    ssh-keygen -q -t ed25519 -N '' -f "$work/login_key"
    cp "$work/login_key.pub" "$work/authorized_keys"
    {
        printf 'Port %s\nHostKey %s/host_key\nAuthorizedKeysFile %s/authorized_keys\n' "$port" "$work" "$work"
        printf 'StrictModes no\nUsePAM no\nUseDNS no\nPermitRootLogin prohibit-password\nMaxStartups 200\n'
    } >"$work/sshd_config"
    # An sshd listens on at most 16 addresses. Each gets an empty home directory, so no .bashrc is measured.
    addresses | xargs -n 16 | while read -r some; do
        first=${some%% *}
        # shellcheck disable=SC2016,SC2046,SC2086 # HOME is the inner shell's; the addresses are to be split
        unshare -m sh -c 'mount -t tmpfs none "$HOME" && exec "$@"' sh "$(command -v sshd)" \
            -f "$work/sshd_config" -E "$work/sshd.log" -o "PidFile $work/sshd.$first.pid" \
            $(printf -- ' -o ListenAddress=%s' $some)
    done
    addresses | while read -r address; do
        printf '[%s]:%s %s\n' "$address" "$port" "$(cut -d ' ' -f 1,2 "$work/host_key.pub")"
    done >"$work/known_hosts"
}

write_input() {
    cat >"$work/inventory.yml" <<YAML
version: 1
defaults: {user: root, port: $port, sudo: none, identityFile: $work/login_key, knownHostsFile: $work/known_hosts}
groups:
  agents:
    hosts: ["127.0.1.[1-$agents]"]
YAML
    cat >"$work/ssh_config" <<CONFIG
Host *
    User root
    Port $port
    IdentityFile $work/login_key
    IdentitiesOnly yes
    UserKnownHostsFile $work/known_hosts
    StrictHostKeyChecking yes
    BatchMode yes
    LogLevel ERROR
CONFIG
    {
        cat <<'PARAMETERS'
NONCE=bench
PARTS='facts metrics paths'
RESOURCES=/var/lib/dcos/mesos-resources
DEVICES=
FILES=/root/volume0.img
MOUNT_UNITS=dcos-volume0.mount
AGENT_UNITS='dcos-mesos-slave.service dcos-mesos-slave-public.service'
TOOLS='awk blkid blockdev flock journalctl losetup mount stat systemctl umount mkfs.ext4'
PATHS='/etc/fstab
/root/volume0.img
/dcos/volume0'
PARAMETERS
        for file in prelude probe fstab owners content facts mounts metrics paths; do
            cat "$sources/$file.sh"
        done
        printf 'main </dev/null\n'
    } >"$work/probe.sh"
}

run_clush() {
    clush -q -f 32 -o "-F $work/ssh_config" -w "127.0.1.[1-$agents]" "sh -s <$work/probe.sh" >"$work/clush.out" 2>&1
    [ "$(grep -c '@bench end' "$work/clush.out")" -eq "$agents" ] || {
        echo "clush did not get $agents complete answers" >&2
        exit 1
    }
}

run_volmount() {
    "$root/bin/volmount" plan -i "$work/inventory.yml" -p "$root/playbook-templates/loopback.yml" --format json \
        >"$work/plan.json" 2>"$work/plan.err" || {
        tail -n 3 "$work/plan.err" >&2
        exit 1
    }
}

# seconds COMMAND: runs it and prints the wall time.
seconds() {
    begin=$(date +%s.%N)
    "$1"
    end=$(date +%s.%N)
    awk -v b="$begin" -v e="$end" 'BEGIN { printf "%.2f\n", e - b }'
}

median() {
    sort -n "$1" | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

start_sshd
write_input
run_clush
run_volmount
for run in $(seq "$runs"); do
    seconds run_clush >>"$work/clush.times"
    seconds run_volmount >>"$work/volmount.times"
    printf 'run %s: clush %s s, volmount %s s\n' "$run" "$(tail -n 1 "$work/clush.times")" \
        "$(tail -n 1 "$work/volmount.times")"
done
clush_median=$(median "$work/clush.times")
volmount_median=$(median "$work/volmount.times")
awk -v c="$clush_median" -v v="$volmount_median" \
    'BEGIN { printf "median of %s agents: clush %.2f s, volmount plan %.2f s, ratio %.2f\n", "'"$agents"'", c, v, v / c }'
