#!/bin/sh
# What many connections that are held open cost: memory, threads and open files of one process.
#
# usage: src/bench/hold-connections.sh [AGENTS]
#
# Starts one sshd, in a network that only this script sees, where every loopback address is an agent; looks at all agents
# (1000) as `volmount plan` does, over one connection each, and keeps them. Client and server share the machine, which
# needs some 3 MB for every connection on the server's side. Needs root, unshare, ip and sshd: the packages util-linux,
# iproute2 and openssh-server on Debian and Ubuntu.
set -eu

agents=${1:-1000}
port=22022
root=$(cd "$(dirname "$0")/../.." && pwd -P)

for program in sshd ssh-keygen java unshare ip; do
    command -v "$program" >/dev/null || {
        echo "$program is missing: install openssh-server, iproute2 and a JDK" >&2
        exit 1
    }
done

if [ -z "${HOLD_CONNECTIONS_APART:-}" ]; then
    "$root/bin/volmount" --version
    exec env HOLD_CONNECTIONS_APART=yes unshare -m -n "$0" "$agents"
fi

place=$(mktemp -d)
clean_up() {
    [ ! -s "$place/sshd.pid" ] || kill "$(cat "$place/sshd.pid")"
    rm -rf "$place"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

ip link set lo up
# An empty home, so that nobody's .bashrc is measured.
mount -t tmpfs none "$HOME"
mkdir -p /run/sshd
ssh-keygen -q -t ed25519 -N '' -f "$place/host_key"
ssh-keygen -q -t ed25519 -N '' -f "$place/login_key"
cat >"$place/sshd_config" <<CONFIG
Port $port
PidFile $place/sshd.pid
HostKey $place/host_key
AuthorizedKeysFile $place/login_key.pub
StrictModes no
UsePAM no
UseDNS no
PermitRootLogin prohibit-password
MaxStartups 200
CONFIG
"$(command -v sshd)" -f "$place/sshd_config" -E "$place/sshd.log"
{
    printf 'version: 1\n'
    printf 'defaults: {user: root, port: %s, sudo: none, identityFile: %s, knownHostsFile: %s}\n' \
        "$port" "$place/login_key" "$place/known_hosts"
    printf 'groups:\n  agents:\n    hosts:\n'
    awk -v n="$agents" 'BEGIN { for (i = 0; i < n; i++) printf "      - 127.1.%d.%d\n", i / 250, i % 250 + 1 }'
} >"$place/inventory.yml"
printf '[127.1.*]:%s %s\n' "$port" "$(cut -d ' ' -f 1,2 "$place/host_key.pub")" >"$place/known_hosts"

# As bin/volmount starts it.
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$root/target/volmount.jar" "$root/src/bench/HoldConnections.java" \
    "$place/inventory.yml"
