#!/bin/sh
# How long a look at 100 agents takes: `volmount plan` against clush, over the same sshd, with the same probe script.
#
# usage: src/bench/plan-against-clush.sh [RUNS]
#
# Starts sshds of its own on 100 loopback addresses, as 100 agents; client and servers share the machine. Runs both in
# turn and prints the wall time of every run and the medians. Needs root (the probe does), sshd and clush: the packages
# openssh-server and clustershell on Debian and Ubuntu.
set -eu

runs=${1:-5}
agents=100
port=22022
root=$(cd "$(dirname "$0")/../.." && pwd -P)
place=$(mktemp -d)
sources=$root/src/main/resources/io/volmount/shell

for program in sshd ssh-keygen clush java unshare; do
    command -v "$program" >/dev/null || {
        echo "$program is missing: install openssh-server, clustershell and a JDK" >&2
        exit 1
    }
done

clean_up() {
    for pid in "$place"/sshd.*.pid; do
        [ ! -s "$pid" ] || kill "$(cat "$pid")"
    done
    rm -rf "$place"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

addresses() {
    awk -v n="$agents" 'BEGIN { for (i = 1; i <= n; i++) print "127.0.1." i }'
}

start_sshd() {
    mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f "$place/host_key"
    ssh-keygen -q -t ed25519 -N '' -f "$place/login_key"
    cp "$place/login_key.pub" "$place/authorized_keys"
    {
        printf 'Port %s\nHostKey %s/host_key\nAuthorizedKeysFile %s/authorized_keys\n' "$port" "$place" "$place"
        printf 'StrictModes no\nUsePAM no\nUseDNS no\nPermitRootLogin prohibit-password\nMaxStartups 200\n'
    } >"$place/sshd_config"
    # One sshd listens on 16 addresses at the most. Each sees an empty home, so that nobody's .bashrc is measured.
    addresses | xargs -n 16 | while read -r some; do
        first=${some%% *}
        # shellcheck disable=SC2016,SC2046,SC2086 # HOME is the inner shell's; the addresses are to be split
        unshare -m sh -c 'mount -t tmpfs none "$HOME" && exec "$@"' sh "$(command -v sshd)" \
            -f "$place/sshd_config" -E "$place/sshd.log" -o "PidFile $place/sshd.$first.pid" \
            $(printf -- ' -o ListenAddress=%s' $some)
    done
    addresses | while read -r address; do
        printf '[%s]:%s %s\n' "$address" "$port" "$(cut -d ' ' -f 1,2 "$place/host_key.pub")"
    done >"$place/known_hosts"
}

write_input() {
    cat >"$place/inventory.yml" <<YAML
version: 1
defaults: {user: root, port: $port, sudo: none, identityFile: $place/login_key, knownHostsFile: $place/known_hosts}
groups:
  agents:
    hosts: ["127.0.1.[1-$agents]"]
YAML
    cat >"$place/ssh_config" <<CONFIG
Host *
    User root
    Port $port
    IdentityFile $place/login_key
    IdentitiesOnly yes
    UserKnownHostsFile $place/known_hosts
    StrictHostKeyChecking yes
    BatchMode yes
    LogLevel ERROR
CONFIG
    {
        printf "NONCE=bench PARTS=facts RESOURCES=/var/lib/dcos/mesos-resources DEVICES='' FILES=/root/volume0.img\n"
        printf "AGENT_UNITS='dcos-mesos-slave.service dcos-mesos-slave-public.service'\n"
        printf "TOOLS='awk blkid blockdev flock journalctl losetup lsblk mount stat systemctl umount mkfs.ext4'\n"
        cat "$sources/prelude.sh" "$sources/probe.sh" "$sources/facts.sh"
        printf 'main </dev/null\n'
    } >"$place/probe.sh"
}

# clush keeps its own files elsewhere than an operator's.
by_clush() {
    clush -q -f 32 -o "-F $place/ssh_config" -w "127.0.1.[1-$agents]" "sh -s <$place/probe.sh" >"$place/clush.out" 2>&1
    [ "$(grep -c '@bench end' "$place/clush.out")" -eq "$agents" ] || {
        echo "clush did not get $agents whole answers" >&2
        exit 1
    }
}

by_volmount() {
    "$root/bin/volmount" plan -i "$place/inventory.yml" -p "$root/playbook-templates/loopback.yml" --format json \
        >"$place/plan.json" 2>"$place/plan.err" || {
        tail -n 3 "$place/plan.err" >&2
        exit 1
    }
}

# seconds COMMAND: its wall time.
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
by_clush
by_volmount
for run in $(seq "$runs"); do
    seconds by_clush >>"$place/clush.times"
    seconds by_volmount >>"$place/volmount.times"
    printf 'run %s: clush %s s, volmount %s s\n' "$run" "$(tail -n 1 "$place/clush.times")" \
        "$(tail -n 1 "$place/volmount.times")"
done
clush_median=$(median "$place/clush.times")
volmount_median=$(median "$place/volmount.times")
awk -v c="$clush_median" -v v="$volmount_median" \
    'BEGIN { printf "median of %s agents: clush %.2f s, volmount plan %.2f s, ratio %.2f\n", "'"$agents"'", c, v, v / c }'
