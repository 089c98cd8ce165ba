#!/bin/sh
# Measures what open connections cost: memory, threads and open files of one process.
#
# usage: src/bench/hold-connections.sh [AGENTS]
#
# Starts one sshd in a network namespace, where every loopback address is an agent. Probes all agents (default 1000) as
# `volmount plan` does, over one connection each, and keeps the connections open. Client and server share the machine; the
# server needs about 3 MB per connection. Needs root, unshare, ip and sshd: the packages util-linux, iproute2 and
# openssh-server on Debian and Ubuntu.
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

if [ -z "${HOLD_CONNECTIONS_UNSHARED:-}" ]; then
    "$root/bin/volmount" --version
    exec env HOLD_CONNECTIONS_UNSHARED=yes unshare -m -n "$0" "$agents"
fi

work=$(mktemp -d)
clean_up() {
    [ ! -s "$work/sshd.pid" ] || kill "$(cat "$work/sshd.pid")"
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

ip link set lo up
# An empty home directory, so no .bashrc is measured.
mount -t tmpfs none "$HOME"
mkdir -p /run/sshd
ssh-keygen -q -t ed25519 -N '' -f "$work/host_key"
ssh-keygen -q -t ed25519 -N '' -f "$work/login_key"
cat >"$work/sshd_config" <<CONFIG
Port $port
PidFile $work/sshd.pid
HostKey $work/host_key
AuthorizedKeysFile $work/login_key.pub
StrictModes no
UsePAM no
UseDNS no
PermitRootLogin prohibit-password
MaxStartups 200
CONFIG
"$(command -v sshd)" -f "$work/sshd_config" -E "$work/sshd.log"
{
    printf 'version: 1\n'
    printf 'defaults: {user: root, port: %s, sudo: none, identityFile: %s, knownHostsFile: %s}\n' \
        "$port" "$work/login_key" "$work/known_hosts"
    printf 'groups:\n  agents:\n    hosts:\n'
    awk -v n="$agents" 'BEGIN { for (i = 0; i < n; i++) printf "      - 127.1.%d.%d\n", i / 250, i % 250 + 1 }'
} >"$work/inventory.yml"
printf '[127.1.*]:%s %s\n' "$port" "$(cut -d ' ' -f 1,2 "$work/host_key.pub")" >"$work/known_hosts"

# With the JVM options of bin/volmount.
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$root/target/volmount.jar" "$root/src/bench/HoldConnections.java" \
    "$work/inventory.yml"
